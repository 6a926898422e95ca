package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What {@code devenv purge} would free.
 *
 * @param batches the changes; none of them can be undone
 * @param since when each was set aside, by the name it has there
 * @param younger how many are set aside too, but not for long enough
 */
public record Purge(List<Batch> batches, Map<RelationName, Instant> since, int younger) {
    public Purge {
        batches = List.copyOf(batches);
        since = Map.copyOf(since);
    }

    public boolean isEmpty() {
        return batches.isEmpty();
    }
}
