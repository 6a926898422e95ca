package io.devenv.warehouse;

import io.devenv.core.document.Sha256;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts schemas together from rows that come one after the other, sorted by schema and name, and holds as little of them as it can.
 */
public final class FoundSchemas {
    private final Texts texts = new Texts();
    private final List<FoundSchema> found = new ArrayList<>();
    private Optional<SchemaName> schema = Optional.empty();
    private List<Relation> relations = new ArrayList<>();
    private StringBuilder marks = new StringBuilder();

    /**
     * Takes the columns {@code database_name}, {@code schema_name}, {@code name}, {@code kind}, {@code bytes} and {@code mark}; a row without a name is an empty
     * schema.
     */
    public void add(Row row) throws SQLException {
        SchemaName name = new SchemaName(texts.once(row.text("database_name")), texts.once(row.text("schema_name")));
        if (!schema.filter(name::equals).isPresent()) {
            finish();
            schema = Optional.of(name);
        }
        Optional<String> identifier = row.optionalText("name");
        if (identifier.isEmpty()) return;
        RelationKind kind = RelationKind.ofWord(row.text("kind"));
        relations.add(new Relation(
                name.relation(texts.once(identifier.get())),
                kind,
                Optional.empty(),
                OptionalLong.empty(),
                row.optionalLong("bytes")));
        marks.append(identifier.get()).append('\n').append(kind).append('\n');
        marks.append(row.optionalText("mark").orElse("")).append('\n');
    }

    /** All of them, once the last row is there. */
    public List<FoundSchema> all() {
        finish();
        schema = Optional.empty();
        return List.copyOf(found);
    }

    private void finish() {
        schema.ifPresent(name -> found.add(new FoundSchema(name, relations, Sha256.hex(marks.toString()))));
        relations = new ArrayList<>();
        marks = new StringBuilder();
    }
}
