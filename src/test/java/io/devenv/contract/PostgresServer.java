package io.devenv.contract;

import io.devenv.core.document.Fields;
import io.devenv.core.target.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real Postgres server for all tests of this JVM: started when the first of them asks, ended with the JVM. Lets anybody in. */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** Set for a bench, whose server is to do all that a server does. */
    private static final String DURABLE = "devenv.postgres.durable";

    /** Loaded, and so started, by whoever first asks for it. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
                return (Boolean.getBoolean(DURABLE) ? durable(builder) : forgetful(builder)).start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** As servers are unless told otherwise; this one is told otherwise by whoever starts it for tests. */
        private static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
            return builder.setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on");
        }

        /** Nothing of it has to survive. */
        private static EmbeddedPostgres.Builder forgetful(EmbeddedPostgres.Builder builder) {
            return builder.setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off");
        }
    }

    public static int port() {
        return Running.SERVER.getPort();
    }

    /** Makes an empty database that nobody else uses. */
    public static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        makeAnew(name);
        return name;
    }

    /** Makes an empty database in the place of whatever has that name. */
    public static void makeAnew(String database) {
        run("postgres", List.of("drop database if exists " + quoted(database) + " with (force)"));
        run("postgres", List.of("create database " + quoted(database) + " strategy file_copy"));
    }

    /** Makes a copy of a database, ids and all, in the place of whatever has the name of the copy. */
    public static void copy(String database, String copy) {
        run("postgres", List.of("drop database if exists " + quoted(copy) + " with (force)"));
        run("postgres", List.of("create database " + quoted(copy) + " template " + quoted(database)));
    }

    public static void run(String database, List<String> statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of every row. */
    public static List<String> texts(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Puts lines of pg_hba.conf before those that let anybody in. */
    public static void letIn(String... lines) {
        Path hba =
                Path.of(texts("postgres", "select current_setting('hba_file')").get(0));
        try {
            Files.writeString(hba, String.join("\n", lines) + "\n" + Files.readString(hba));
            run("postgres", List.of("select pg_reload_conf()"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As the superuser. */
    public static Connection connect(String database) throws SQLException {
        return Running.SERVER.getDatabase("postgres", database).getConnection();
    }

    /** What profiles.yml would say of a database here; the schema is `dev`. */
    public static Target target(String database, Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of(
                "type", "postgres",
                "host", "127.0.0.1",
                "port", port(),
                "user", "postgres",
                "password", "x",
                "database", database));
        all.putAll(settings);
        return new Target("shop", "dev", "postgres", "dev", 1, "/project", new Fields(all));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
