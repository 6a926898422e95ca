package io.devenv.contract;

import io.devenv.core.relation.RelationName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.Warehouses;
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
    public List<String> texts(String query) {
        return PostgresServer.texts(database, query);
    }

    @Override
    public List<Long> ids(RelationName relation) {
        String query = "select id from " + adapter().rules(target()).names().quoted(relation) + " order by id";
        return PostgresServer.texts(database, query).stream().map(Long::valueOf).toList();
    }
}
