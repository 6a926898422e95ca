package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.warehouse.Warehouse;
import java.util.List;

/** A real warehouse, until the process that uses it dies. */
final class FaultyWarehouse extends RelayingWarehouse {
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

    private final Death death;
    private int batch;

    FaultyWarehouse(Warehouse real, Death death) {
        super(real);
        this.death = death;
    }

    @Override
    public void make(List<Change> changes) {
        boolean dies = batch++ == death.batch();
        if (dies && death.moment() == Moment.BEFORE_THE_CHANGE) throw new Died();
        real.make(changes);
        if (dies) throw new Died();
    }
}
