package io.devenv.app;

import io.devenv.artifact.FaultyJournal;
import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.stories.DatabaseContents;
import io.devenv.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The example project over its DuckDB file. */
final class MortalFile implements MortalDatabase {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();

    private final Environment environment;
    private final Path database;
    private final Path untouched;
    /** A file that is attached to a database which is open already is looked into twenty times as fast as one that is opened. */
    private final Connection reader;

    /** The file after some statements of somebody's. */
    MortalFile(Path home, String... statements) {
        Path shop = home.resolve("shop");
        SetUpDemo.in(shop, Optional.of(HOME), Clock.systemUTC());
        this.environment = new Environment(Map.of(), shop, home, "alice");
        this.database = shop.resolve("shop.duckdb");
        this.untouched = home.resolve("untouched");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
            run(connection, statements);
            this.reader = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        copy(database, untouched);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        }
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public List<String> everything() {
        try {
            run(reader, "attach '" + database + "' as shop", "use shop");
            try {
                return DatabaseContents.of(reader).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList();
            } finally {
                run(reader, "use memory", "detach shop");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void reset() {
        copy(untouched, database);
        try {
            Files.deleteIfExists(database.resolveSibling("shop.duckdb.wal"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Warehouse open(Workspace workspace, Set<SchemaName> schemas, FaultyJournal.Steps steps) {
        return new Watched(workspace.openToChange(schemas), steps);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** DuckDB works within this process, and does a whole transaction or nothing; death comes before it or after. */
    private static final class Watched extends RelayingWarehouse {
        private final FaultyJournal.Steps steps;

        Watched(Warehouse real, FaultyJournal.Steps steps) {
            super(real);
            this.steps = steps;
        }

        @Override
        public void make(List<Change> changes) {
            steps.next();
            real.make(changes);
            steps.next();
        }
    }
}
