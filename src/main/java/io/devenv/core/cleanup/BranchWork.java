package io.devenv.core.cleanup;

import java.util.Set;

/**
 * What the branch did, compared with the state.
 *
 * @param changed unique_ids of nodes that are new or modified
 * @param otherCause those of them whose files the branch did not touch: undeployed merges, a newer dbt, settings that depend on the target
 */
public record BranchWork(Set<String> changed, Set<String> otherCause) {
    public static final BranchWork NONE = new BranchWork(Set.of(), Set.of());

    public BranchWork {
        changed = Set.copyOf(changed);
        otherCause = Set.copyOf(otherCause);
    }

    public static BranchWork of(Set<String> changed) {
        return new BranchWork(changed, Set.of());
    }
}
