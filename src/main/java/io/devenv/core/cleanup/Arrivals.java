package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;
import java.util.List;

/**
 * Puts something new at a name where nothing lies. A table is made in the trash and gets its name from there: what a run that dies leaves
 * behind is freed like everything else in the trash, and undo has a place to put it back to.
 */
public final class Arrivals {
    private final TrashNames names;
    private final Inventory inventory;

    /** @param inventory what lies in the dev schemas */
    Arrivals(TrashNames names, Inventory inventory) {
        this.names = names;
        this.inventory = inventory;
    }

    /**
     * The arrivals of one run.
     *
     * @param inventory what lies in the dev schemas
     */
    public static Arrivals of(Inventory inventory, String run) {
        return new Arrivals(new TrashNames(run), inventory);
    }

    /** A clone where nothing lies. */
    public Batch at(RelationName name, Replacement replacement, String reason) {
        return new Batch(
                name,
                replacement.action() == Change.Action.VIEW_OF
                        ? view(name, replacement, reason)
                        : beside(name, replacement, reason));
    }

    /** In the place itself, as one statement. */
    List<Change> view(RelationName name, Replacement replacement, String reason) {
        return List.of(Change.viewOf(name, replacement.production().name(), reason));
    }

    /** First made, then given its name. */
    List<Change> beside(RelationName name, Replacement replacement, String reason) {
        RelationName beside = names.beside(name, inventory);
        return List.of(
                Change.made(
                        replacement.action(), beside, replacement.production().name(), reason),
                Change.rename(beside, replacement.kind(), name, reason));
    }
}
