package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A real warehouse, until the process that uses it dies. */
final class FaultyWarehouse implements Warehouse {
    /** When the process dies: around which of its batches, counted from 0. */
    record Death(int batch, Moment moment) {}

    enum Moment {
        BEFORE_THE_CHANGE,
        /** The warehouse has done it, and nobody has noted it. */
        BEFORE_THE_NOTE
    }

    /** No problem that anybody handles: everything stops here. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Warehouse real;
    private final Death death;
    private int batch;

    FaultyWarehouse(Warehouse real, Death death) {
        this.real = real;
        this.death = death;
    }

    @Override
    public void make(List<Change> changes) {
        boolean dies = batch++ == death.batch();
        if (dies && death.moment() == Moment.BEFORE_THE_CHANGE) throw new Died();
        real.make(changes);
        if (dies) throw new Died();
    }

    @Override
    public Inventory list(Set<SchemaName> schemas) {
        return real.list(schemas);
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        return real.dependencies(databases);
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
