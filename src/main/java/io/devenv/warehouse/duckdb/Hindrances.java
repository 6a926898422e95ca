package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps tables from being renamed. An index: DuckDB refuses. A foreign key: DuckDB 2.0 refuses on the side that is referred to
 * and lets the other be renamed, after which the first can never be dropped again.
 *
 * <p>Asked once a database: nobody but this connection changes a file that is attached.
 */
final class Hindrances {
    private static final String ALL = """
            select database_name, schema_name, table_name as name, 'the index ' || index_name as hindrance
              from duckdb_indexes()
             where lower(database_name) = lower(?)
             union all
            select database_name, schema_name, unnest([table_name, referenced_table]),
                   'the foreign key of ' || table_name || ' to ' || referenced_table
              from duckdb_constraints()
             where lower(database_name) = lower(?) and constraint_type = 'FOREIGN KEY'
             order by all desc
            """;

    private final Session session;
    private final Map<String, Map<RelationName, String>> byDatabase = new HashMap<>();

    Hindrances(Session session) {
        this.session = session;
    }

    /** The first by name, where there are several. */
    Optional<String> of(RelationName table) {
        RelationName folded = DuckDb.RULES.folded(table);
        return Optional.ofNullable(
                byDatabase.computeIfAbsent(folded.database(), this::in).get(folded));
    }

    /** To be called once something was changed. Devenv makes neither indexes nor foreign keys: only with a table that has one does any go. */
    void forget(Collection<Change> changes) {
        for (Change change : changes) {
            RelationName folded = DuckDb.RULES.folded(change.relation());
            byDatabase.computeIfPresent(
                    folded.database(), (database, known) -> known.containsKey(folded) ? null : known);
        }
    }

    private Map<RelationName, String> in(String database) {
        Map<RelationName, String> found = new HashMap<>();
        session.query(
                        ALL,
                        List.of(database, database),
                        row -> Map.entry(DuckDb.RULES.folded(Catalog.name(row)), row.text("hindrance")))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }
}
