package io.devenv.warehouse.duckdb;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Makes a DuckDB file; the only place where devenv makes one. */
public final class NewDuckDbFile implements EmbeddedDatabase {
    @Override
    public void make(Path file, List<String> statements) {
        try (Connection connection = connection(file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw Problem.of(Fault.WAREHOUSE, "duckdb-not-made", file + " could not be made")
                    .because("DuckDB: " + failed.getMessage())
                    .stop();
        }
    }

    /** Not through DriverManager: that loads every driver there is. */
    private static Connection connection(Path file) throws SQLException {
        Connection made = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
        if (made == null) throw new SQLException("the driver does not know its own URL");
        return made;
    }
}
