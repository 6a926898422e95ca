package io.devenv.core.select;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How fresh the sources were, then and now: what {@code source_status:} compares.
 *
 * @param before max_loaded_at by unique_id, from the state's sources.json
 * @param now max_loaded_at by unique_id, from target/sources.json
 */
public record SourceFreshness(Map<String, Instant> before, Map<String, Instant> now) {
    public SourceFreshness {
        before = Map.copyOf(before);
        now = Map.copyOf(now);
    }

    /** Sources with newer rows; one that the state does not know, or that failed there, counts too. */
    Set<String> fresher() {
        Set<String> found = new HashSet<>();
        now.forEach((id, loaded) -> {
            Instant then = before.get(id);
            if (then == null || loaded.isAfter(then)) found.add(id);
        });
        return found;
    }
}
