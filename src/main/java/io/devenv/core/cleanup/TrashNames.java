package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;

/** Hands out the names of one run's trash, in their order. */
public final class TrashNames {
    private final String run;
    private int number;

    public TrashNames(String run) {
        this.run = run;
    }

    /**
     * A free name in the schema of a relation.
     *
     * @param lying what lies there
     */
    public RelationName beside(RelationName relation, Inventory lying) {
        RelationName free;
        do {
            number++;
            free = relation.withIdentifier(new TrashName(run, number).identifier());
        } while (lying.holder(free).isPresent());
        return free;
    }
}
