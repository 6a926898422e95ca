package io.devenv.core.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One sources.json: how fresh dbt found the sources. */
public record SourceFreshness(Optional<Instant> generatedAt, List<Source> sources) {
    public SourceFreshness {
        sources = List.copyOf(sources);
    }

    /**
     * What dbt found out about one source.
     *
     * @param node the source's unique_id
     * @param status dbt's word: pass, warn, error, runtime error
     * @param maxLoadedAt the newest row's time; empty where the query failed
     */
    public record Source(String node, String status, Optional<Instant> maxLoadedAt) {}
}
