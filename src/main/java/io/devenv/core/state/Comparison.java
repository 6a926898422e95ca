package io.devenv.core.state;

import io.devenv.core.manifest.Node;
import java.util.ArrayList;
import java.util.List;

/** How one part of two nodes is compared. */
@FunctionalInterface
interface Comparison {
    /** What differs, sorted by key; nothing if dbt takes the two for the same. */
    List<Difference> differences(Node old, Node now, ComparisonRules rules);

    default Comparison and(Comparison other) {
        return (old, now, rules) -> {
            List<Difference> both = new ArrayList<>(differences(old, now, rules));
            both.addAll(other.differences(old, now, rules));
            return both;
        };
    }
}
