package io.devenv.core.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a parent's relation in the dev schema.
 *
 * @param standing its class, by design's word: yours, leftover, …
 * @param flags stale, outdated, wrong type, …
 * @param builtAt when dbt built it, if a record says so
 * @param stateBuiltAt when the state's run results say that production's was built
 */
public record DevCopy(String standing, Set<String> flags, Optional<Instant> builtAt, Optional<Instant> stateBuiltAt) {}
