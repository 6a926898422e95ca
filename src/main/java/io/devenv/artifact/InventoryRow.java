package io.devenv.artifact;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One object of an inventory: a schema or a relation. */
final class InventoryRow {
    private final int line;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private InventoryRow(int line) {
        this.line = line;
    }

    static InventoryRow read(JsonCursor cursor) throws IOException {
        InventoryRow row = new InventoryRow(cursor.line());
        cursor.object(name -> {
            switch (name) {
                case "database", "schema", "identifier", "type", "listing", "missing", "why", "definition" ->
                    cursor.text().ifPresent(text -> row.texts.put(name, text));
                case "rows", "bytes" -> cursor.number().ifPresent(number -> row.numbers.put(name, number));
                default -> cursor.skip();
            }
        });
        return row;
    }

    int line() {
        return line;
    }

    /** A database may be missing: some warehouses have none. */
    SchemaName schema(Artifact artifact) {
        return new SchemaName(text("database").orElse(""), required("schema", artifact));
    }

    Relation relation(Artifact artifact) {
        return new Relation(
                schema(artifact).relation(required("identifier", artifact)),
                RelationKind.ofWord(required("type", artifact)),
                text("definition"),
                number("rows"),
                number("bytes"));
    }

    Listing listing(Artifact artifact) {
        return switch (oneOf("listing", List.of("listed", "absent", "unreadable"), artifact)) {
            case "listed" -> new Listing.Listed(List.of());
            case "absent" -> new Listing.Absent(missing(artifact));
            default -> unreadable(artifact);
        };
    }

    private Listing.Absent.Missing missing(Artifact artifact) {
        if (text("missing").isEmpty()) return Listing.Absent.Missing.SCHEMA;
        return oneOf("missing", List.of("schema", "database"), artifact).equals("schema")
                ? Listing.Absent.Missing.SCHEMA
                : Listing.Absent.Missing.DATABASE;
    }

    private Listing unreadable(Artifact artifact) {
        String why = text("why").orElse("");
        Problem problem = Problem.of(
                Fault.WAREHOUSE,
                "schema-unreadable",
                schema(artifact) + " could not be listed when " + artifact.label() + " was written");
        return new Listing.Unreadable(why.isEmpty() ? problem : problem.because(why), Optional.of(why));
    }

    private String required(String key, Artifact artifact) {
        return text(key)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong("incomplete", "`" + key + "` is missing", key, artifact)
                        .stop());
    }

    private String oneOf(String key, List<String> words, Artifact artifact) {
        String word = required(key, artifact);
        if (words.contains(word)) return word;
        String message = "`" + key + "` is \"" + word + "\", not one of " + String.join(", ", words);
        throw wrong("unknown-word", message, key, artifact).stop();
    }

    private Problem wrong(String what, String message, String key, Artifact artifact) {
        return artifact.problem(what, message, line, "line " + line, key);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    private OptionalLong number(String key) {
        Double found = numbers.get(key);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.longValue());
    }
}
