package io.devenv.core.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a schema's age. Few warehouses keep when something was made, so devenv remembers since when it has seen a schema as it is
 * now: a lower bound, and an honest one.
 *
 * @param unchangedSince when devenv first saw it as it is; empty where it sees it so for the first time
 * @param builtAt when dbt last built something there, as far as this checkout's records tell
 */
public record SchemaAge(Optional<Instant> unchangedSince, Optional<Instant> builtAt) {
    public static final SchemaAge UNKNOWN = new SchemaAge(Optional.empty(), Optional.empty());

    /** Since when nothing has changed there, at the latest; empty if nobody knows. */
    public Optional<Instant> atRest() {
        return unchangedSince.map(
                seen -> builtAt.filter(built -> built.isAfter(seen)).orElse(seen));
    }

    /** True only if it is known. */
    boolean isOlderThan(Duration time, Instant now) {
        return atRest().filter(since -> !since.isAfter(now.minus(time))).isPresent();
    }

    /** Whether it is known to be younger: what is not known to be older need not be. */
    boolean isYoungerThan(Duration time, Instant now) {
        return builtAt.filter(built -> built.isAfter(now.minus(time))).isPresent();
    }
}
