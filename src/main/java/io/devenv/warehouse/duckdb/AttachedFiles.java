package io.devenv.warehouse.duckdb;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The files of a profile, attached to a DuckDB that lives in memory. Attaching, and not connecting to the file: a path then is
 * a bound value and cannot be taken for a URL, and every file is opened in the same way.
 *
 * <p>A file is opened for writing only when it is going to be changed; the lock of a writer shuts everybody else out.
 */
final class AttachedFiles implements AutoCloseable {
    enum Mode {
        READ,
        CHANGE
    }

    /** In the place of DuckDB's own `memory`, which a file memory.duckdb would collide with. */
    private static final String OWN = "devenv's own";

    /** The class of the driver that loads DuckDB itself. */
    private static final String LIBRARY = "org.duckdb.DuckDBNative";

    private final Connection connection;
    private final Session session;
    private final Mode mode;
    private final DatabaseFile primary;
    private final Map<String, DatabaseFile> open = new HashMap<>();
    private final Map<String, Problem> unreadable;
    private final Set<String> writable = new HashSet<>();

    private AttachedFiles(Connection connection, DuckDbProfile profile, Mode mode) {
        this.connection = connection;
        this.session = new Session(connection);
        this.mode = mode;
        this.primary = profile.primary();
        this.unreadable = new HashMap<>(profile.unreadable());
    }

    static void loadDriver() {
        try {
            Class.forName(DuckDBDriver.class.getName());
            Class.forName(LIBRARY);
        } catch (ClassNotFoundException | LinkageError missing) {
            // Whoever connects meets it again, and is told.
        }
    }

    /** @throws io.devenv.core.problem.Stop where the primary file cannot be opened; what else cannot is told by {@link #unreadable} */
    static AttachedFiles open(DuckDbProfile profile, Mode mode) {
        profile.primary().obstacle().ifPresent(problem -> {
            throw problem.stop();
        });
        AttachedFiles files = new AttachedFiles(connection(), profile, mode);
        try {
            files.attachAll(profile.others());
            return files;
        } catch (StatementFailed failed) {
            files.close();
            throw DuckDbWarehouse.queryFailed("cannot open " + profile.primary().shown(), failed)
                    .stop();
        } catch (RuntimeException | Error failure) {
            files.close();
            throw failure;
        }
    }

    Session session() {
        return session;
    }

    /** One more connection to the same files. */
    Connection another() throws SQLException {
        return connection.unwrap(DuckDBConnection.class).duplicate();
    }

    String primaryName() {
        return primary.name();
    }

    /** True for a database whose file is attached. One that is neither open nor {@link #unreadable} does not exist. */
    boolean isOpen(String database) {
        return open.containsKey(Fold.LOWER.apply(database));
    }

    Optional<Problem> unreadable(String database) {
        return Optional.ofNullable(unreadable.get(Fold.LOWER.apply(database)));
    }

    /** Takes a database's file for writing, if it is not taken yet. */
    void makeWritable(String database) {
        String key = Fold.LOWER.apply(database);
        if (writable.contains(key)) return;
        DatabaseFile file = open.get(key);
        if (file == null) {
            throw unreadable(database).orElseGet(() -> notAttached(database)).stop();
        }
        if (mode == Mode.READ || file.readOnly()) throw readOnly(file).stop();
        session.run("detach " + quoted(file.name()));
        try {
            attach(file, Mode.CHANGE);
        } catch (Stop stop) {
            attach(file, Mode.READ);
            throw stop;
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private void attachAll(List<DatabaseFile> others) {
        session.run("attach ':memory:' as " + quoted(OWN));
        session.run("use " + quoted(OWN));
        session.run("detach memory");
        if (mode == Mode.CHANGE && primary.readOnly()) throw readOnly(primary).stop();
        attach(primary, mode);
        for (DatabaseFile file : others) attachIfPossible(file);
        session.run("use " + quoted(primary.name()));
    }

    /**
     * A missing file is left alone: dbt would make it, so everything in it is absent now. Unless dbt would only read it: then
     * dbt stops, and nobody can say what should lie there.
     */
    private void attachIfPossible(DatabaseFile file) {
        if (!file.exists() && !file.readOnly()) return;
        Optional<Problem> obstacle = file.obstacle();
        if (obstacle.isPresent()) {
            unreadable.put(file.key(), obstacle.get());
            return;
        }
        try {
            attach(file, Mode.READ);
        } catch (Stop stop) {
            unreadable.put(file.key(), stop.problem());
        }
    }

    private void attach(DatabaseFile file, Mode access) {
        String alias = file.alias().map(name -> " as " + quoted(name)).orElse("");
        String option = access == Mode.READ ? " (read_only)" : " (read_write)";
        try {
            session.run("attach ?" + alias + option, List.of(file.path().toString()));
        } catch (StatementFailed failed) {
            throw OpenProblems.from(failed.words(), file).stop();
        }
        open.put(file.key(), file);
        if (access == Mode.CHANGE) writable.add(file.key());
    }

    private static Connection connection() {
        Properties properties = new Properties();
        // Nothing is spilled while a catalog is read, and no folder .tmp is to appear where the user works.
        properties.setProperty("temp_directory", "");
        properties.setProperty("autoinstall_known_extensions", "false");
        try {
            // Not through DriverManager: that loads every driver there is.
            Connection made = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            if (made == null) throw new SQLException("the driver does not know its own URL");
            return made;
        } catch (SQLException | LinkageError failure) {
            throw Problem.of(Fault.WAREHOUSE, "duckdb-start-failed", "DuckDB's library does not start")
                    .because(String.valueOf(failure.getMessage()))
                    .stop();
        }
    }

    private static String quoted(String name) {
        return DuckDb.RULES.quoted(name);
    }

    private Problem readOnly(DatabaseFile file) {
        Problem problem = Problem.of(
                Fault.WAREHOUSE, "duckdb-read-only", "database " + file.name() + " is open for reading only");
        return file.readOnly()
                ? problem.because("the profile says `read_only` for " + file.shown())
                        .next("take that out of profiles.yml if dbt is to build there")
                : problem;
    }

    private static Problem notAttached(String database) {
        return Problem.of(Fault.WAREHOUSE, "duckdb-database-absent", "there is no database " + database)
                .next("check `path` and `attach` in profiles.yml");
    }
}
