package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.devenv.core.document.Fields;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks forward through a JSON document and reads values of the expected kind; another kind is a problem with path and position. */
final class JsonCursor {
    private final JsonParser parser;
    private final Artifact artifact;
    private final Interner interner;
    private final Fingerprint fingerprint = new Fingerprint();

    private JsonCursor(JsonParser parser, Artifact artifact, Interner interner) {
        this.parser = parser;
        this.artifact = artifact;
        this.interner = interner;
    }

    /** Reads something from a cursor that stands at a value. */
    @FunctionalInterface
    interface Reading<T> {
        T from(JsonCursor cursor) throws IOException;
    }

    /** Is told the name of each field while the cursor stands at its value, and must read or skip that value. */
    @FunctionalInterface
    interface OnField {
        void at(String name) throws IOException;
    }

    /** Reads one whole document, an object; throws {@link io.devenv.core.problem.Stop} for all that is wrong with it. */
    static <T> T whole(InputStream in, Artifact artifact, Interner interner, Reading<T> reading) {
        return part(in, artifact, interner, cursor -> {
            T result = reading.from(cursor);
            if (cursor.parser.nextToken() != null)
                throw BrokenJson.moreAfterTheEnd(artifact, cursor.parser).stop();
            return result;
        });
    }

    /** Like {@link #whole}, but the reading may leave before the end. */
    static <T> T part(InputStream in, Artifact artifact, Interner interner, Reading<T> reading) {
        try (in;
                JsonParser parser = JsonDialect.FACTORY.createParser(in)) {
            JsonCursor cursor = new JsonCursor(parser, artifact, interner);
            JsonToken first = parser.nextToken();
            if (first == null)
                throw artifact.problem("empty", artifact.label() + " is empty").stop();
            if (first != JsonToken.START_OBJECT) throw cursor.notA("an object").stop();
            return reading.from(cursor);
        } catch (IOException broken) {
            throw BrokenJson.problem(artifact, broken).stop();
        }
    }

    /** Visits the fields of an object; null is an object without fields. */
    void object(OnField onField) throws IOException {
        if (isNull()) return;
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            onField.at(name);
        }
    }

    /** Reads one field of an object and leaves the rest alone; empty if there is none of that name. */
    <T> Optional<T> field(String wanted, Reading<T> reading) throws IOException {
        if (isNull()) return Optional.empty();
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(wanted);
            parser.nextToken();
            if (found) return Optional.of(reading.from(this));
            skip();
        }
        return Optional.empty();
    }

    /** Visits the values of a list; null is an empty list. */
    void list(Reading<?> onValue) throws IOException {
        if (isNull()) return;
        expect(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) onValue.from(this);
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    Optional<String> text() throws IOException {
        if (isNull()) return Optional.empty();
        expect(JsonToken.VALUE_STRING, "text");
        return Optional.of(shared(parser.getText()));
    }

    /** At most so many letters of a text; anything that is no text is empty. */
    Optional<String> beginning(int letters) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            skip();
            return Optional.empty();
        }
        int length = Math.min(letters, parser.getTextLength());
        return Optional.of(new String(parser.getTextCharacters(), parser.getTextOffset(), length));
    }

    List<String> texts() throws IOException {
        List<String> found = new ArrayList<>();
        list(item -> {
            item.text().ifPresent(found::add);
            return found;
        });
        return List.copyOf(found);
    }

    Optional<Double> number() throws IOException {
        if (isNull()) return Optional.empty();
        if (!parser.currentToken().isNumeric()) throw notA("a number").stop();
        return Optional.of(parser.getDoubleValue());
    }

    Fields fields() throws IOException {
        if (isNull()) return Fields.NONE;
        if (!isObject()) throw notA("an object").stop();
        return shared(mapValue());
    }

    /** A text's fingerprint, without making the text; empty for null. */
    Optional<String> fingerprint() throws IOException {
        if (isNull()) return Optional.empty();
        expect(JsonToken.VALUE_STRING, "text");
        return Optional.of(
                shared(fingerprint.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())));
    }

    Optional<String> strippedFingerprint() throws IOException {
        if (isNull()) return Optional.empty();
        expect(JsonToken.VALUE_STRING, "text");
        return Optional.of(shared(
                fingerprint.ofStripped(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())));
    }

    /** Whether a pattern is found in a text, without making the text; in anything else it is not. */
    boolean holds(Pattern pattern) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) return false;
        CharBuffer letters =
                CharBuffer.wrap(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        return pattern.matcher(letters).find();
    }

    /** The fingerprint of any value, as its text in a canonical form. */
    String valueFingerprint() throws IOException {
        return fingerprint.of(String.valueOf(value()));
    }

    /** Any value, as {@link Fields} has them. Whole numbers are the smallest of Integer, Long and BigInteger that holds them, as YAML's are. */
    @Nullable
    Object value() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> shared(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> listValue();
            case START_OBJECT -> objectValue();
            default -> null;
        };
    }

    private Object listValue() throws IOException {
        List<@Nullable Object> values = new ArrayList<>(4);
        while (parser.nextToken() != JsonToken.END_ARRAY) values.add(value());
        return values.isEmpty() ? List.of() : interner.same(Collections.unmodifiableList(values));
    }

    private Object objectValue() throws IOException {
        Map<String, @Nullable Object> values = mapValue();
        return values.isEmpty() ? Map.of() : interner.same(Collections.unmodifiableMap(values));
    }

    private Map<String, @Nullable Object> mapValue() throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = shared(parser.currentName());
            parser.nextToken();
            values.put(name, value());
        }
        return values;
    }

    /** One object for equal fields, made only for the first of them. */
    Fields shared(Map<String, @Nullable Object> values) {
        return interner.fields(values);
    }

    /** One object for equal texts. */
    String shared(String text) {
        return interner.text(text);
    }

    <T> T same(T value) {
        return interner.same(value);
    }

    Artifact artifact() {
        return artifact;
    }

    /** Where the cursor stands, counted from 1. */
    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private void expect(JsonToken token, String title) throws IOException {
        if (parser.currentToken() != token) throw notA(title).stop();
    }

    private Problem notA(String expected) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        return BrokenJson.wrongType(artifact, parser.getParsingContext(), at, expected, parser.currentToken());
    }
}
