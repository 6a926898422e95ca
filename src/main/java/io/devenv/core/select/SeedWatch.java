package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.StateComparison;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Seeds over dbt's limit (1 MiB, or {@code maximum_seed_size_mib} since 1.12): of them the manifest holds the path instead of a
 * checksum, and dbt warns of what it makes of that wherever it compares their content.
 */
record SeedWatch(StateComparison comparison, Method.Search search) {
    Predicate<Node> watching(Predicate<Node> matches) {
        return node -> {
            doubt(node).ifPresent(search.warnings());
            return matches.test(node);
        };
    }

    private Optional<Warning> doubt(Node seed) {
        if (!seed.isOverSizeLimit()) return Optional.empty();
        return comparison.inState(seed).map(old -> {
            String what = !old.isOverSizeLimit()
                    ? "and was not before: it counts as changed"
                    : old.body().equals(seed.body())
                            ? "so that dbt cannot tell whether it changed: it counts as unchanged"
                            : "and lay elsewhere before: it counts as changed";
            return Warning.about(
                    seed.id(), "seed-over-limit", "seed " + seed.name() + " is over dbt's limit in size, " + what);
        });
    }
}
