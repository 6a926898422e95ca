package io.devenv.warehouse.postgres;

import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of dbt that are open in the database. dbt-postgres calls its sessions {@code dbt} unless the profile's
 * {@code application_name} calls them something else; whoever connects sees that name, and every lock.
 *
 * @param application what the profile calls them
 */
record DbtSessions(Session session, String application) {
    /** A session that has had nothing to do for ten minutes is an editor's, or forgotten; dbt's own wait for each other for less. */
    private static final String RUNNING = """
            with
            running as (
                select pid, usename, query,
                       format('session %s of %s, since %s UTC',
                              pid, usename, to_char(backend_start at time zone 'UTC', 'HH24:MI')) as words
                  from pg_stat_activity
                 where datname = current_database()
                   and pid <> pg_backend_pid()
                   and (application_name = ? or lower(application_name) like 'dbt%')
                   and (state is distinct from 'idle' or state_change > now() - interval '10 min')
            )
            """;

    /** The same sooner: whether it is worth a second look. */
    private static final String THERE = """
            select pid
              from pg_stat_get_activity(null)
             where pid <> pg_backend_pid()
               and (application_name = ? or lower(application_name) like 'dbt%')
             limit 1
            """;

    private static final String ANYWHERE = RUNNING + "select words from running order by pid limit 1";

    /**
     * At work in a schema is who has a lock on anything there; and whoever logged in as we did, unless its last statement names
     * relations in full, as dbt does, and none of this schema: what it has in mind to build, it holds no lock on yet.
     */
    private static final String IN_SCHEMA = RUNNING + """
            select words
              from running
             where exists (
                       select from pg_locks
                         join pg_class on pg_class.oid = relation
                         join pg_namespace on pg_namespace.oid = relnamespace
                        where pg_locks.pid = running.pid
                          and database = (select oid from pg_database where datname = current_database())
                          and nspname = ?)
                or (usename = session_user
                    and (query is null
                         or query !~ '"[^"]+"[.]"[^"]+"[.]"'
                         or position(? in query) > 0))
             order by pid
             limit 1
            """;

    /** Whether there is any, busy or not, in whatever database. */
    boolean isThere() {
        return !session.query(THERE, List.of(application), row -> row.text("pid"))
                .isEmpty();
    }

    /** One of them, in words; none if nobody runs dbt in this database. */
    Optional<String> anywhere() {
        return session.query(ANYWHERE, List.of(application), DbtSessions::words).stream()
                .findFirst();
    }

    /** One of them that is, or may be, at work in a schema. */
    Optional<String> in(String schema) {
        List<String> values = List.of(application, schema, '"' + schema + '"');
        return session.query(IN_SCHEMA, values, DbtSessions::words).stream().findFirst();
    }

    private static String words(Row row) throws SQLException {
        return row.text("words");
    }
}
