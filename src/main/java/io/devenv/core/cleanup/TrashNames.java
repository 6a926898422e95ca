package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;

/** Hands out the names of one run's trash, in their order. */
final class TrashNames {
    private final Inventory inventory;
    private final String run;
    private int number;

    /** @param inventory what lies in the dev schemas */
    TrashNames(Inventory inventory, String run) {
        this.inventory = inventory;
        this.run = run;
    }

    /** A free name in the schema of a relation. */
    RelationName beside(RelationName relation) {
        RelationName free;
        do {
            number++;
            free = relation.withIdentifier(new TrashName(run, number).identifier());
        } while (inventory.holder(free).isPresent());
        return free;
    }
}
