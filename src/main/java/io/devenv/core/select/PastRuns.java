package io.devenv.core.select;

import io.devenv.core.results.RunResults;
import io.devenv.core.results.SourceFreshness;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records of runs that {@code result:} and {@code source_status:} go by, as far as there are any.
 *
 * @param results the state's run_results.json
 * @param freshness the state's sources.json
 * @param freshnessNow target/sources.json
 */
public record PastRuns(
        Optional<RunResults> results, Optional<SourceFreshness> freshness, Optional<SourceFreshness> freshnessNow) {
    public static final PastRuns NONE = new PastRuns(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Sources with newer rows than before.
     *
     * @param unknownCounts whether one that the state does not know, or that failed there, counts too
     */
    static Set<String> fresher(SourceFreshness before, SourceFreshness now, boolean unknownCounts) {
        Map<String, Instant> then = newestRows(before);
        Set<String> found = new HashSet<>();
        newestRows(now).forEach((id, loaded) -> {
            boolean newer =
                    Optional.ofNullable(then.get(id)).map(loaded::isAfter).orElse(unknownCounts);
            if (newer) found.add(id);
        });
        return found;
    }

    private static Map<String, Instant> newestRows(SourceFreshness freshness) {
        Map<String, Instant> loaded = new HashMap<>();
        freshness.sources().forEach(source -> source.maxLoadedAt().ifPresent(at -> loaded.put(source.node(), at)));
        return loaded;
    }
}
