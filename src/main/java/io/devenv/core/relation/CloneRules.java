package io.devenv.core.relation;

import java.util.Set;

/**
 * What {@code dbt clone} makes on one adapter.
 *
 * @param copied kinds of production relations that are cloned without copying data; everything else becomes a view of production's
 */
public record CloneRules(Set<RelationKind> copied) {
    /** Where the warehouse has no zero-copy clones. */
    public static final CloneRules VIEWS_ONLY = new CloneRules(Set.of());

    public CloneRules {
        copied = Set.copyOf(copied);
    }
}
