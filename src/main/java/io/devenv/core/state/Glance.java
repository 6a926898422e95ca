package io.devenv.core.state;

import io.devenv.core.manifest.Node;

/**
 * Tells nodes apart that need no closer look: whatever a {@link Kind} compares is the same in both. That is true of nearly all
 * nodes, and where two manifests share equal values it is told without looking into any. A seed over dbt's limit in size may differ
 * although nothing shows it.
 */
final class Glance {
    private Glance() {}

    static boolean isSame(Node old, Node now) {
        return old.type() == now.type()
                && old.body().equals(now.body())
                && old.fqn().equals(now.fqn())
                && old.fields().equals(now.fields())
                && old.config().equals(now.config())
                && !now.isOverSizeLimit()
                && isSameElsewhere(old, now);
    }

    /** Where a node lives is compared of sources alone, and what it depends on, of exposures. */
    private static boolean isSameElsewhere(Node old, Node now) {
        return switch (now.type()) {
            case SOURCE -> old.relation().equals(now.relation());
            case EXPOSURE -> old.dependsOn().nodes().equals(now.dependsOn().nodes());
            default -> true;
        };
    }
}
