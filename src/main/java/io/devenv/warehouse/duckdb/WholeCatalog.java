package io.devenv.warehouse.duckdb;

import io.devenv.core.relation.FoundSchema;
import io.devenv.warehouse.FoundSchemas;
import io.devenv.warehouse.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What lies in schemas that are found by the beginnings of their names. */
final class WholeCatalog {
    /** The mark is what clean compares before it applies a saved plan: see {@link Catalog}. DuckDB keeps no sizes. */
    private static final String FIND = """
            with
            schemas as (
                select database_name, schema_name
                  from duckdb_schemas()
                 where lower(database_name) = lower(?) and not internal and (%s)
            ),
            relations as (
                select schema_name, table_name as name, 'table' as kind, md5(sql) || ' ' || estimated_size as mark
                  from duckdb_tables()
                 where lower(database_name) = lower(?) and not internal and not temporary
                 union all
                select schema_name, view_name, 'view', md5(sql)
                  from duckdb_views()
                 where lower(database_name) = lower(?) and not internal and not temporary
            )
            select database_name, schema_name, name, kind, null::bigint as bytes, mark
              from schemas
              left join relations using (schema_name)
             order by schema_name, name
            """;

    private WholeCatalog() {}

    static List<FoundSchema> find(Session session, String database, Set<String> beginnings) {
        String asked =
                String.join(" or ", Collections.nCopies(beginnings.size(), "starts_with(lower(schema_name), ?)"));
        List<Object> values = new ArrayList<>(List.of(database));
        values.addAll(beginnings);
        values.addAll(List.of(database, database));
        FoundSchemas found = new FoundSchemas();
        session.each(FIND.formatted(asked), values, found::add);
        return found.all();
    }
}
