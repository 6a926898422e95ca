package io.devenv.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.Consumer;

/** A document that is printed while it comes about, as {@link Json#text} would print it: what lists hundreds of thousands need not be held. */
final class LongJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonGenerator generator;

    private LongJson(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Prints the document of whose fields some code tells. */
    static void print(Consumer<String> out, Consumer<LongJson> fields) {
        try (JsonGenerator generator = MAPPER.createGenerator(new Pieces(out))) {
            generator.useDefaultPrettyPrinter();
            LongJson document = new LongJson(generator);
            document.object(() -> fields.accept(document));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.accept("\n");
    }

    /** All fields of an object that is held. */
    void fields(ObjectNode some) {
        writing(() -> {
            for (Map.Entry<String, JsonNode> field : some.properties()) {
                generator.writeFieldName(field.getKey());
                generator.writeTree(field.getValue());
            }
        });
    }

    void array(String name, Runnable values) {
        writing(() -> {
            generator.writeArrayFieldStart(name);
            values.run();
            generator.writeEndArray();
        });
    }

    void object(Runnable fields) {
        writing(() -> {
            generator.writeStartObject();
            fields.run();
            generator.writeEndObject();
        });
    }

    /** One value of an array. */
    void value(ObjectNode held) {
        writing(() -> generator.writeTree(held));
    }

    private static void writing(Writing some) {
        try {
            some.write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** What is written, as it comes. */
    private static final class Pieces extends Writer {
        private final Consumer<String> out;

        Pieces(Consumer<String> out) {
            this.out = out;
        }

        @Override
        public void write(char[] letters, int from, int count) {
            out.accept(new String(letters, from, count));
        }

        @Override
        public void flush() {
            // Whoever takes the pieces knows when to print them.
        }

        @Override
        public void close() {
            // Nothing is held here.
        }
    }
}
