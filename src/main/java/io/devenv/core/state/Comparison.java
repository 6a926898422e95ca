package io.devenv.core.state;

import io.devenv.core.manifest.Node;

/** How one part of two nodes is compared. */
@FunctionalInterface
interface Comparison {
    boolean same(Node old, Node now, ComparisonRules rules);

    default Comparison and(Comparison other) {
        return (old, now, rules) -> same(old, now, rules) && other.same(old, now, rules);
    }
}
