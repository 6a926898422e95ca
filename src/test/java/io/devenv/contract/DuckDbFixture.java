package io.devenv.contract;

import io.devenv.core.document.Fields;
import io.devenv.core.relation.RelationName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.Warehouses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new DuckDB file. */
public final class DuckDbFixture implements WarehouseFixture {
    private final Path folder;

    public DuckDbFixture(Path parent) {
        try {
            folder = Files.createTempDirectory(parent, "duckdb");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Adapter adapter() {
        return Warehouses.adapter("duckdb");
    }

    @Override
    public Target target() {
        Fields settings = new Fields(Map.of("type", "duckdb", "path", "wh.duckdb"));
        return new Target("shop", "dev", "duckdb", "dev", 1, folder.toString(), settings);
    }

    @Override
    public void run(List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public List<Long> ids(RelationName relation) {
        String query = "select id from " + adapter().rules(target()).names().quoted(relation) + " order by id";
        return texts(query).stream().map(Long::valueOf).toList();
    }

    @Override
    public List<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("wh.duckdb"));
    }
}
