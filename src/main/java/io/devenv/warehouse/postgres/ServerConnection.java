package io.devenv.warehouse.postgres;

import io.devenv.core.problem.Problem;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.postgresql.Driver;

/** Connects, and makes the session one that waits for nobody for long, finds nothing by a search path, and changes nothing unless it is to. */
final class ServerConnection {
    /** How long a change waits for others who use the relation: long enough for a query, too short to hold up a queue behind it. */
    static final int LOCK_SECONDS = 3;

    /** What a session is for. */
    enum Mode {
        READ,
        CHANGE
    }

    /**
     * The search path is emptied so that definitions of views name everything in full. Sizes and definitions cannot be read
     * while somebody changes a relation: that wait is short, a dbt run may be long.
     */
    private static final String SETTINGS = """
            set default_transaction_read_only = %s;
            set search_path = '';
            set lock_timeout = '%ds';
            set statement_timeout = '2min'
            """;

    /**
     * A process that is gone, stopped or cut off keeps its locks only as long as the server takes it to be there: by default that
     * can be two hours.
     */
    private static final String MORTAL = """
            ;
            set idle_in_transaction_session_timeout = '1min';
            set tcp_keepalives_idle = 30;
            set tcp_keepalives_interval = 10;
            set tcp_keepalives_count = 3
            """;

    private ServerConnection() {}

    /** @throws io.devenv.core.problem.Stop telling why there is no connection */
    static Session open(Target target, Mode mode) {
        return new Session(connect(target, mode));
    }

    /** @throws io.devenv.core.problem.Stop telling why there is no connection */
    static Connection connect(Target target, Mode mode) {
        PostgresProfile profile = PostgresProfile.of(target);
        ConnectProblems problems = new ConnectProblems(target);
        Connection connection = connection(profile, problems);
        try {
            run(connection, settings(mode), problems::of);
            if (profile.role().isPresent()) {
                String role = Postgres.RULES.quoted(profile.role().get());
                run(connection, "set role " + role, problems::ofRole);
            }
            return connection;
        } catch (RuntimeException | Error failure) {
            close(connection, failure);
            throw failure;
        }
    }

    private static String settings(Mode mode) {
        return mode == Mode.READ ? SETTINGS.formatted("on", 1) : SETTINGS.formatted("off", LOCK_SECONDS) + MORTAL;
    }

    private static Connection connection(PostgresProfile profile, ConnectProblems problems) {
        try {
            // Not through DriverManager: that loads every driver there is.
            Connection made = new Driver().connect("jdbc:postgresql://", profile.forDriver());
            if (made == null) throw new SQLException("the driver does not know its own URL");
            return made;
        } catch (SQLException failure) {
            throw problems.of(failure).stop();
        }
    }

    private static void run(Connection connection, String sql, Function<SQLException, Problem> problem) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw problem.apply(failure).stop();
        }
    }

    private static void close(Connection connection, Throwable because) {
        try {
            connection.close();
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }
}
