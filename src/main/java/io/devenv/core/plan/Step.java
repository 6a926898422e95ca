package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import java.util.List;

/**
 * One node of a previewed run.
 *
 * @param refs its refs, and those of the ephemeral models inlined into it
 */
public record Step(Node node, List<PlannedRef> refs, Fate fate) {
    /** What dbt will make of the node, as far as refs decide it. */
    public enum Fate {
        RUNS,
        /** A relation it reads does not exist. */
        FAILS,
        /** Something before it fails. */
        SKIPPED
    }
}
