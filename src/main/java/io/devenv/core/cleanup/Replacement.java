package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;

/**
 * A clone of production's relation, and how it is made: without copying where the warehouse can, as a copy of the rows if that is asked for
 * and production has a table, else as a view. What production has as a view is never copied: nobody knows what its query costs.
 *
 * @param action VIEW_OF, COPY_OF or CLONE_OF
 */
public record Replacement(Change.Action action, Relation production) {
    /**
     * The clone of a relation.
     *
     * @param copies whether rows are copied where the warehouse cannot clone without that
     */
    public static Replacement of(Relation production, Ways ways, boolean copies) {
        if (ways.cloned().contains(production.kind())) return new Replacement(Change.Action.CLONE_OF, production);
        return copies && production.kind() == RelationKind.TABLE
                ? new Replacement(Change.Action.COPY_OF, production)
                : new Replacement(Change.Action.VIEW_OF, production);
    }

    /** What lies there afterwards. */
    public RelationKind kind() {
        return action == Change.Action.VIEW_OF ? RelationKind.VIEW : RelationKind.TABLE;
    }

    Decision decision() {
        return switch (action) {
            case COPY_OF -> Decision.REPLACE_BY_COPY;
            case CLONE_OF -> Decision.REPLACE_BY_CLONE;
            default -> Decision.REPLACE_BY_VIEW;
        };
    }

    /** What it is, in words. */
    public String words() {
        return switch (action) {
            case COPY_OF -> "a copy of production's";
            case CLONE_OF -> "a zero-copy clone of production's";
            default -> "a view of production's";
        };
    }
}
