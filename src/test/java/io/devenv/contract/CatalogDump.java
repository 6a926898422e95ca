package io.devenv.contract;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything in a database of the Postgres server that somebody could miss: equal before and after means that nothing was lost. */
public final class CatalogDump {
    /** Objects keep their ids when they are renamed, and lose them when they are made again. */
    private static final String WHAT_IS = """
            with
            own as (
                select pg_class.* from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                 where nspname !~ '^pg_' and nspname <> 'information_schema'
            )
            select format('%s %s %s owner %s grants %s options %s comment %s', oid, relkind, oid::regclass,
                          pg_get_userbyid(relowner), relacl, reloptions, obj_description(oid, 'pg_class')) from own
             union all
            select format('schema %s owner %s grants %s comment %s', nspname, pg_get_userbyid(nspowner), nspacl,
                          obj_description(oid, 'pg_namespace'))
              from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
             union all
            select format('default privileges in %s: %s %s', defaclnamespace::regnamespace, defaclobjtype, defaclacl)
              from pg_default_acl where defaclnamespace <> 0
             union all
            select format('view %s: %s', oid::regclass, pg_get_viewdef(oid)) from own where relkind in ('v', 'm')
             union all
            select format('column %s.%I %s %s default %s grants %s comment %s', attrelid::regclass, attname,
                          format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attacl,
                          col_description(attrelid, attnum))
              from pg_attribute join own on own.oid = attrelid
              left join pg_attrdef on adrelid = attrelid and adnum = attnum
             where attnum > 0
             union all
            select format('index %s', pg_get_indexdef(indexrelid)) from pg_index join own on own.oid = indrelid
             union all
            select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid))
              from pg_constraint join own on own.oid = conrelid
             union all
            select pg_get_triggerdef(pg_trigger.oid) from pg_trigger join own on own.oid = tgrelid where not tgisinternal
             union all
            select pg_get_ruledef(pg_rewrite.oid) from pg_rewrite join own on own.oid = ev_class
             union all
            select format('type %s', oid::regtype) from pg_type where typnamespace in (select relnamespace from own)
             union all
            select format('function %s owner %s', pg_proc.oid::regprocedure, pg_get_userbyid(proowner))
              from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
             where nspname !~ '^pg_' and nspname <> 'information_schema'
             order by 1
            """;

    private static final String WITH_ROWS = """
            select oid::regclass::text from pg_class
             where relkind in ('r', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
             order by 1
            """;

    private CatalogDump() {}

    /** A line for each thing there is, and one for each table with a hash of its rows. */
    public static List<String> of(String database) {
        try (Connection connection = PostgresServer.connect(database);
                Statement statement = connection.createStatement()) {
            List<String> lines = texts(statement, WHAT_IS);
            List<String> rows = texts(statement, WITH_ROWS).stream()
                    .map(table -> "select '" + table.replace("'", "''")
                            + " rows ' || count(*) || ' ' || coalesce(md5(string_agg(it::text, ',' order by it::text)), '')"
                            + " from " + table + " as it")
                    .toList();
            if (!rows.isEmpty()) lines.addAll(texts(statement, String.join(" union all ", rows)));
            Collections.sort(lines);
            return lines;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) texts.add(found.getString(1));
            return texts;
        }
    }
}
