package io.devenv.warehouse;

import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One row of a catalog's answer: a schema, and one relation of it unless it is empty.
 *
 * @param marks of the relation, as a {@link Listing.Listed} has them
 */
public record Listed(SchemaName schema, Optional<Relation> relation, Map<String, String> marks) {
    /** Reads the columns {@code name}, {@code kind}, {@code definition} and {@code row_count}; a row of nothing is an empty schema. */
    public static Listed of(SchemaName schema, Row row, OptionalLong bytes) throws SQLException {
        Optional<String> name = row.optionalText("name");
        if (name.isEmpty()) return new Listed(schema, Optional.empty(), Map.of());
        Relation relation = new Relation(
                schema.relation(name.get()),
                RelationKind.ofWord(row.text("kind")),
                row.optionalText("definition"),
                row.optionalLong("row_count"),
                bytes);
        return new Listed(schema, Optional.of(relation), Map.of());
    }

    /** The same with marks. */
    public Listed marked(Map<String, String> known) {
        return new Listed(schema, relation, known);
    }

    /** The same of a view that is known to show every column of another relation and nothing else. */
    public Listed showing(RelationName shown) {
        return new Listed(schema, relation.map(view -> view.showing(shown)), marks);
    }

    /** What lies in each schema that has a row. */
    private static Map<SchemaName, List<Relation>> relations(List<Listed> rows) {
        Map<SchemaName, List<Relation>> found = new TreeMap<>();
        for (Listed row : rows) {
            List<Relation> relations = found.computeIfAbsent(row.schema(), schema -> new ArrayList<>());
            row.relation().ifPresent(relations::add);
        }
        return found;
    }

    /** What a {@link Listing.Listed} of each schema says of its relations besides. */
    private static Map<SchemaName, Map<RelationName, Map<String, String>>> marks(List<Listed> rows) {
        Map<SchemaName, Map<RelationName, Map<String, String>>> marks = new TreeMap<>();
        for (Listed row : rows) {
            if (row.marks().isEmpty()) continue;
            row.relation()
                    .ifPresent(relation -> marks.computeIfAbsent(row.schema(), schema -> new TreeMap<>())
                            .put(relation.name(), row.marks()));
        }
        return marks;
    }

    /** The listing of each schema that has a row. */
    public static Map<SchemaName, Listing> listings(List<Listed> rows) {
        Map<SchemaName, Map<RelationName, Map<String, String>>> marks = marks(rows);
        Map<SchemaName, Listing> listings = new TreeMap<>();
        relations(rows)
                .forEach((schema, relations) ->
                        listings.put(schema, new Listing.Listed(relations, marks.getOrDefault(schema, Map.of()))));
        return listings;
    }
}
