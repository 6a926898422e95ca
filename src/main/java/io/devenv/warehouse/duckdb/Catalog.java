package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.CopyNote;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Listed;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.Texts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What DuckDB's catalog says exists. */
final class Catalog {
    /**
     * One query a database. A schema without relations gives one row of nothing, so that empty and absent stay apart. Sizes are
     * not kept by DuckDB; estimated_size counts rows. Comments on a view belong to its definition: without them it would
     * not come back as it was.
     */
    private static final String LIST = """
            with
            schemas as (
                select database_name, schema_name
                  from duckdb_schemas()
                 where lower(database_name) = lower(?)
                   and lower(schema_name) in (%s)
            ),
            comments as (
                select schema_name, view_name as name, -1 as position,
                       format('comment on view {}.{}.{} is {};', %s, %s, %s, %s) as statement
                  from duckdb_views()
                 where lower(database_name) = lower(?) and not internal and comment is not null
                 union all
                select schema_name, table_name, column_index,
                       format('comment on column {}.{}.{}.{} is {};', %s, %s, %s, %s, %s)
                  from duckdb_columns()
                 where lower(database_name) = lower(?) and not internal and comment is not null
            ),
            commented as (
                select schema_name, name, string_agg(statement, chr(10) order by position) as statements
                  from comments
                 group by all
            ),
            relations as (
                select schema_name, table_name as name, 'table' as kind, estimated_size as row_count, null as definition,
                       md5(sql) as columns, comment
                  from duckdb_tables()
                 where lower(database_name) = lower(?) and not internal and not temporary
                 union all
                select schema_name, view_name, 'view', null, concat_ws(chr(10), sql, statements), null, null
                  from duckdb_views()
                  left join (select schema_name, name as view_name, statements from commented)
                       using (schema_name, view_name)
                 where lower(database_name) = lower(?) and not internal and not temporary
            )
            select database_name, schema_name, name, kind, row_count, definition, columns, comment
              from schemas
              left join relations using (schema_name)
             order by all
            """;

    /** Everything that has a name a view could read, in every database that is open. */
    private static final String NAMES = """
            select database_name, schema_name, table_name as name from duckdb_tables() where not internal and not temporary
             union all
            select database_name, schema_name, view_name from duckdb_views() where not internal and not temporary
            """;

    private Catalog() {}

    /** Every schema of one database that was asked for, by the name it is stored under; what does not exist is absent. */
    static Map<SchemaName, Listing> list(Session session, String database, Set<SchemaName> asked) {
        List<String> values = new ArrayList<>(List.of(database));
        asked.forEach(schema -> values.add(schema.schema()));
        values.addAll(Collections.nCopies(4, database));

        Map<SchemaName, Listing> listings =
                new TreeMap<>(Listed.listings(session.query(listStatement(asked.size()), values, Catalog::listed)));
        Set<SchemaName> stored = Set.copyOf(listings.keySet());
        for (SchemaName schema : asked) {
            if (stored.stream().noneMatch(each -> same(each, schema))) listings.put(schema, new Listing.Absent());
        }
        return listings;
    }

    static void eachName(Session session, Consumer<RelationName> taker) {
        Texts texts = new Texts();
        session.each(NAMES, List.of(), row -> taker.accept(name(row, texts)));
    }

    static RelationName name(Row row) throws SQLException {
        return new RelationName(row.text("database_name"), row.text("schema_name"), row.text("name"));
    }

    /** The same where there are many of them. */
    static RelationName name(Row row, Texts texts) throws SQLException {
        return new RelationName(
                texts.once(row.text("database_name")),
                texts.once(row.text("schema_name")),
                texts.once(row.text("name")));
    }

    private static String listStatement(int schemas) {
        String database = quoted("database_name");
        String schema = quoted("schema_name");
        String comment = "'''' || replace(comment, '''', '''''') || ''''";
        return LIST.formatted(
                String.join(", ", Collections.nCopies(schemas, "lower(?)")),
                database,
                schema,
                quoted("view_name"),
                comment,
                database,
                schema,
                quoted("table_name"),
                quoted("column_name"),
                comment);
    }

    private static String quoted(String column) {
        return "'\"' || replace(" + column + ", '\"', '\"\"') || '\"'";
    }

    private static Listed listed(Row row) throws SQLException {
        SchemaName schema = new SchemaName(row.text("database_name"), row.text("schema_name"));
        return Listed.of(schema, row, OptionalLong.empty()).marked(marks(row));
    }

    /** Object ids are given anew whenever a file is opened, so a table is known by its columns and constraints, and how many rows it has. */
    private static Map<String, String> marks(Row row) throws SQLException {
        Optional<String> columns = row.optionalText("columns");
        if (columns.isEmpty()) return Map.of();
        Map<String, String> marks = new HashMap<>();
        marks.put("columns", columns.get());
        marks.put("rows", row.optionalText("row_count").orElse("unknown"));
        row.optionalText("comment").filter(CopyNote::isOne).ifPresent(note -> marks.put(CopyNote.MARK, note));
        return marks;
    }

    private static boolean same(SchemaName one, SchemaName other) {
        return DuckDb.RULES.folded(one).equals(DuckDb.RULES.folded(other));
    }
}
