package io.devenv.core.cleanup;

import java.util.Optional;

/**
 * A rule of {@code keep:} in devenv.yml: what it matches stays.
 *
 * @param why in the words of whoever wrote it
 */
public record KeepRule(RelationPattern pattern, Optional<String> why) {}
