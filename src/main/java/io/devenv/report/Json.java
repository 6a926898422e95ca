package io.devenv.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What all of devenv's JSON documents share. Unknown is null, never a missing field. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode document(String schema) {
        return object().put("schema", schema);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A relation; of a schema as a whole the identifier is null. */
    static ObjectNode name(RelationName name) {
        ObjectNode object = object();
        object.put("database", name.database().isEmpty() ? null : name.database());
        object.put("schema", name.schema());
        return object.put("identifier", name.identifier().isEmpty() ? null : name.identifier());
    }

    static void name(ObjectNode into, String field, Optional<RelationName> name) {
        name.ifPresentOrElse(known -> into.set(field, name(known)), () -> into.putNull(field));
    }

    static void names(ObjectNode into, String field, Collection<RelationName> names) {
        ArrayNode array = into.putArray(field);
        names.forEach(name -> array.add(name(name)));
    }

    static void number(ObjectNode into, String field, OptionalLong number) {
        if (number.isPresent()) into.put(field, number.getAsLong());
        else into.putNull(field);
    }

    static void instant(ObjectNode into, String field, Optional<Instant> at) {
        into.put(field, at.map(Instant::toString).orElse(null));
    }

    static void warnings(ObjectNode document, List<Warning> warnings) {
        ArrayNode array = document.putArray("warnings");
        for (Warning warning : warnings) {
            array.addObject()
                    .put("code", warning.code())
                    .put("message", warning.message())
                    .put("node", warning.node().orElse(null));
        }
    }

    /** What was not made, and why. */
    static void failures(ObjectNode document, Optional<Done> done) {
        failures(document, done.map(Done::failures).orElse(List.of()));
    }

    static void failures(ObjectNode document, List<Done.Failure> all) {
        ArrayNode failures = document.putArray("failures");
        all.forEach(failure -> failures.add(failure(failure.batch().about(), failure.why())));
    }

    static ObjectNode failure(RelationName name, Problem why) {
        ObjectNode object = object();
        object.set("relation", name(name));
        return object.put("code", why.code()).put("message", why.message());
    }

    static void error(ObjectNode document, Optional<Problem> problem) {
        problem.ifPresentOrElse(found -> document.set("error", error(found)), () -> document.putNull("error"));
    }

    private static ObjectNode error(Problem problem) {
        ObjectNode error = object().put("code", problem.code()).put("message", problem.message());
        error.put("because", problem.because().orElse(null));
        problem.place().ifPresentOrElse(place -> error.set("where", place(place)), () -> error.putNull("where"));
        return error.put("next", problem.next().orElse(null));
    }

    private static ObjectNode place(Place place) {
        ObjectNode where = object().put("file", place.file());
        place.line().ifPresentOrElse(line -> where.put("line", line), () -> where.putNull("line"));
        return where.put("key", place.key().orElse(null));
    }

    /** Any value in one line; text without quotes. */
    static String compact(Object value) {
        if (value instanceof String text) return text.replace("\n", "\\n");
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(ObjectNode document) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
