package io.devenv.warehouse.postgres;

import io.devenv.core.relation.FoundSchema;
import io.devenv.warehouse.FoundSchemas;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.List;
import java.util.Set;

/** What lies in schemas that are found by the beginnings of their names. */
final class WholeCatalog {
    /**
     * The mark is what changes when somebody builds a relation anew (its id), rewrites or empties it (its file) or writes to it. The server
     * counts writes some seconds late; a count that was set back is a change, too.
     */
    private static final String FIND = """
            select ?::text as database_name, nspname as schema_name, relname as name,
                   case relkind
                        when 'v' then 'view'
                        when 'm' then 'materialized_view'
                        when 'f' then 'foreign_table'
                        else 'table'
                   end as kind,
                   %s as bytes,
                   concat_ws(' ', pg_class.oid, relfilenode,
                       case when relkind in ('r', 'm') then
                            pg_stat_get_tuples_inserted(pg_class.oid) + pg_stat_get_tuples_updated(pg_class.oid)
                                + pg_stat_get_tuples_deleted(pg_class.oid)
                       end) as mark
              from pg_namespace
              left join pg_class
                on relnamespace = pg_namespace.oid and relkind in ('r', 'p', 'v', 'm', 'f')
             where nspname !~ '^pg_' and nspname <> 'information_schema'
               and exists (
                   select from unnest(?::text[]) as asked (beginning)
                    where left(lower(nspname), length(beginning)) = beginning)
             order by nspname collate "C", relname collate "C"
            """;

    /** Waits for whoever has locked the relation. */
    private static final String WITH_SIZES =
            FIND.formatted("case when relkind in ('r', 'm') then pg_total_relation_size(pg_class.oid) end");

    private static final String WITHOUT_SIZES = FIND.formatted("null::bigint");

    private WholeCatalog() {}

    /** @param database the one the session is connected to */
    static List<FoundSchema> find(Session session, String database, Set<String> beginnings) {
        List<?> values = List.of(database, beginnings.toArray(String[]::new));
        try {
            return find(session, WITH_SIZES, values);
        } catch (StatementFailed failed) {
            if (!failed.state().equals(Catalog.LOCKED)) throw failed;
            return find(session, WITHOUT_SIZES, values);
        }
    }

    private static List<FoundSchema> find(Session session, String sql, List<?> values) {
        FoundSchemas found = new FoundSchemas();
        session.inTransaction(() -> session.each(sql, values, found::add));
        return found.all();
    }
}
