package io.devenv.contract;

import io.devenv.core.relation.RelationName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.Warehouses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new database of the one Postgres server. */
public final class PostgresFixture implements WarehouseFixture {
    private final String database = PostgresServer.newDatabase();

    @Override
    public Adapter adapter() {
        return Warehouses.adapter("postgres");
    }

    @Override
    public Target target() {
        return PostgresServer.target(database, Map.of());
    }

    @Override
    public void run(List<String> statements) {
        PostgresServer.run(database, statements);
    }

    @Override
    public List<Long> ids(RelationName relation) {
        String query = "select id from " + adapter().rules(target()).names().quoted(relation) + " order by id";
        try (Connection connection = PostgresServer.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getLong("id"));
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
