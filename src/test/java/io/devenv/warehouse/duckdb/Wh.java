package io.devenv.warehouse.duckdb;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A folder with DuckDB files in it, and targets that point there. */
record Wh(Path folder) {
    static final SchemaName DEV = new SchemaName("wh", "dev");

    Target target() {
        return target(Map.of("path", "wh.duckdb"));
    }

    Target target(Map<String, Object> settings) {
        return new Target("shop", "dev", "duckdb", "dev", 1, folder.toString(), Fields.ofMap(settings));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs statements in a file as somebody else would. */
    Wh run(String file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file(file));
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return this;
    }

    void read(Target target, Consumer<Warehouse> work) {
        try (Warehouse warehouse = new DuckDb().openToRead(target)) {
            work.accept(warehouse);
        }
    }

    void change(Target target, Consumer<Warehouse> work) {
        try (Warehouse warehouse = new DuckDb().openToChange(target, Set.of())) {
            work.accept(warehouse);
        }
    }

    Problem problemOpening(Target target) {
        return problemOf(() -> read(target, warehouse -> {}));
    }

    static Problem problemOf(Runnable work) {
        try {
            work.run();
        } catch (Stop stop) {
            return stop.problem();
        }
        throw new AssertionError("nothing went wrong");
    }
}
