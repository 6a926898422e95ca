package io.devenv.core.sweep;

import java.util.List;

/**
 * What a sweep would do.
 *
 * @param rows one for each schema that a pattern matches, sorted by name
 * @param removals what goes; none of them needs anything of another
 */
public record SweepPlan(List<SweptSchema> rows, List<Removal> removals) {
    public SweepPlan {
        rows = List.copyOf(rows);
        removals = List.copyOf(removals);
    }

    public boolean isEmpty() {
        return removals.isEmpty();
    }
}
