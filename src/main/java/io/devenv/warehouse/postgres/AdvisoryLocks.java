package io.devenv.warehouse.postgres;

import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.SchemaLocked;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps other devenvs from changing a schema, on whatever machine they run. The server gives the locks back when the session ends,
 * and not before: while it still works on the last statement of a process that was killed, nobody asks what came of it.
 */
record AdvisoryLocks(Session session) {
    /** The first half of the key of each; the other is made of the schema's name. Every version of devenv has to agree on both. */
    private static final int DEVENV = 0x6465_7665;

    /** Waits as long as any change waits for a lock: a session that was just closed may still be ending. */
    private static final String TAKE = "select pg_advisory_lock(?, ?)";

    /** Postgres's code for a lock that was waited for in vain. */
    private static final String BUSY = "55P03";

    /** Of others' sessions not everybody may see where they come from and since when they are there. */
    private static final String HOLDER = """
            select concat('session ', pid, ' of ', usename, ' (' || application_name || ')', ' from ' || host(client_addr),
                          ' is at it',
                          to_char(backend_start at time zone 'UTC', '" since "YYYY-MM-DD HH24:MI:SS" UTC"')) as words
              from pg_locks
              join pg_stat_activity using (pid)
             where locktype = 'advisory' and granted and objsubid = 2
               and classid = ?::bigint::oid and objid = ?::bigint::oid
               and database = (select oid from pg_database where datname = current_database())
            """;

    /**
     * Takes the locks of all these schemas; if one is another's, the session must be closed.
     *
     * @throws io.devenv.core.problem.Stop {@code schema-locked}, saying who is at it
     */
    void take(Collection<SchemaName> schemas) {
        // In one order everywhere: else two could wait for each other.
        new TreeSet<>(schemas).forEach(this::take);
    }

    private void take(SchemaName schema) {
        int key = key(schema);
        try {
            session.run(TAKE, List.of(DEVENV, key));
        } catch (StatementFailed failed) {
            if (failed.state().equals(BUSY))
                throw naming(SchemaLocked.of(schema), key).stop();
            throw ServerProblems.queryFailed("cannot keep others from changing " + schema, failed)
                    .stop();
        }
    }

    private Problem naming(Problem locked, int key) {
        List<Long> key64 = List.of(Integer.toUnsignedLong(DEVENV), Integer.toUnsignedLong(key));
        return session.query(HOLDER, key64, AdvisoryLocks::words).stream()
                .findFirst()
                .map(locked::because)
                .orElse(locked);
    }

    private static String words(Row row) throws SQLException {
        return row.text("words");
    }

    /** The database is part of every advisory lock. */
    private static int key(SchemaName schema) {
        return Integer.parseUnsignedInt(Sha256.hex(schema.schema()).substring(0, 8), 16);
    }
}
