package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.CopyNote;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Listed;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server's catalog says exists.
 *
 * <p>As dbt-postgres 1.11 lists it: pg_tables (partitioned ones, too), pg_views, pg_matviews, and every name in pg_proc that no
 * relation has; whoever connects sees all of them. dbt matches schemas by ILIKE: those that differ only in letter case come with
 * the one asked for, under their own names, and dbt stops at what it finds there. What else a pattern matches changes no answer
 * of dbt's, and is left out. Foreign tables dbt does not list; they hold a name all the same.
 */
final class Catalog {
    /**
     * A schema without relations gives one row of nothing, so that empty and absent stay apart. reltuples is -1 until somebody
     * counts; before Postgres 14 it was 0, which a table without pages leaves open.
     */
    private static final String LIST = """
            with
            schemas as (
                select oid as namespace, nspname as schema_name
                  from pg_namespace
                 where nspname = any (?) or lower(nspname) = any (?)
            ),
            relations as (
                select relnamespace as namespace, relname as name,
                       case relkind
                            when 'v' then 'view'
                            when 'm' then 'materialized_view'
                            when 'f' then 'foreign_table'
                            else 'table'
                       end as kind,
                       case when relkind not in ('r', 'm') or reltuples < 0 then null
                            when reltuples = 0 and relpages = 0
                                 and current_setting('server_version_num')::int < 140000 then null
                            else reltuples::bigint
                       end as row_count,
                       %s as bytes,
                       %s as definition,
                       oid::text as object_id,
                       relfilenode::text as file,
                       case when relkind in ('r', 'm') then
                            (pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid)
                                + pg_stat_get_tuples_deleted(oid))::text
                       end as writes,
                       case when relkind = 'r' then obj_description(oid, 'pg_class') end as comment
                  from pg_class
                 where relkind in ('r', 'p', 'v', 'm', 'f')
                   and relnamespace in (select namespace from schemas)
                 union all
                select distinct pronamespace, proname, 'function', null::bigint, null::bigint, null,
                       null::text, null::text, null::text, null::text
                  from pg_proc
                 where pronamespace in (select namespace from schemas)
                   and not exists (
                       select from pg_class
                        where relnamespace = pronamespace
                          and lower(relname) = lower(proname)
                          and relkind in ('r', 'p', 'v', 'm'))
            )
            select schema_name, name, kind, row_count, bytes, definition, object_id, file, writes, comment
              from schemas
              left join relations using (namespace)
             order by schema_name, name, kind
            """;

    /** The mark of a relation that it keeps for as long as it exists. */
    static final String OBJECT_ID = "object id";

    /** Both wait for whoever has locked the relation. */
    private static final String WITH_DETAILS = LIST.formatted(
            "case when relkind in ('r', 'm') then pg_total_relation_size(pg_class.oid) end",
            "case when relkind in ('v', 'm') then pg_get_viewdef(pg_class.oid) end");

    private static final String WITHOUT_DETAILS = LIST.formatted("null::bigint", "null::text");

    /** Codes of Postgres: lock_not_available. */
    static final String LOCKED = "55P03";

    private Catalog() {}

    /** Every schema of one database that was asked for, under the name that was asked; and others that differ only in letter case. */
    static Map<SchemaName, Listing> list(Session session, String database, Collection<SchemaName> asked) {
        List<Listed> rows = VerbatimViews.marked(session, rows(session, database, asked));
        Map<SchemaName, Listing> listings = new TreeMap<>();
        asked.forEach(schema -> listings.put(schema, new Listing.Absent()));
        listings.putAll(Listed.listings(rows));
        return listings;
    }

    private static List<Listed> rows(Session session, String database, Collection<SchemaName> asked) {
        String[] names = asked.stream().map(SchemaName::schema).toArray(String[]::new);
        String[] folded =
                asked.stream().map(schema -> Fold.LOWER.apply(schema.schema())).toArray(String[]::new);
        List<?> values = List.of(names, folded);
        Row.Reader<Listed> reader = row -> listed(database, row);
        try {
            return session.query(WITH_DETAILS, values, reader);
        } catch (StatementFailed failed) {
            if (!failed.state().equals(LOCKED)) throw failed;
            return session.query(WITHOUT_DETAILS, values, reader);
        }
    }

    private static Listed listed(String database, Row row) throws SQLException {
        SchemaName schema = new SchemaName(database, row.text("schema_name"));
        return Listed.of(schema, row, row.optionalLong("bytes")).marked(marks(row));
    }

    /**
     * What changes when somebody builds a relation anew (its id), rewrites or empties it (its file) or writes to it. The server
     * counts writes some seconds late; a count that was set back is a change, too.
     */
    private static Map<String, String> marks(Row row) throws SQLException {
        Map<String, String> marks = new HashMap<>();
        row.optionalText("object_id").ifPresent(id -> marks.put(OBJECT_ID, id));
        row.optionalText("file").ifPresent(file -> marks.put("file", file));
        row.optionalText("comment").filter(CopyNote::isOne).ifPresent(note -> marks.put(CopyNote.MARK, note));
        row.optionalText("writes").ifPresent(writes -> marks.put("writes", writes));
        return marks;
    }
}
