package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real warehouse with somebody in between; what it is asked to change is for that somebody to say. */
abstract class RelayingWarehouse implements Warehouse {
    protected final Warehouse real;

    RelayingWarehouse(Warehouse real) {
        this.real = real;
    }

    @Override
    public Inventory list(Set<SchemaName> schemas) {
        return real.list(schemas);
    }

    @Override
    public Map<SchemaName, SchemaFacts> describe(Set<SchemaName> schemas) {
        return real.describe(schemas);
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        return real.dependencies(databases);
    }

    @Override
    public Optional<String> runningDbt() {
        return real.runningDbt();
    }

    @Override
    public List<String> statements(Change change) {
        return real.statements(change);
    }

    @Override
    public Optional<Problem> objection(Change change) {
        return real.objection(change);
    }

    @Override
    public void close() {
        real.close();
    }
}
