package io.devenv.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asks of clone beyond dbt's own options.
 *
 * @param copies copy rows where the warehouse cannot clone without that
 * @param parses run {@code dbt parse} first
 * @param typed the command as it stands in the journal
 * @param manifest {@code --manifest}
 */
public record CloneRequest(boolean copies, boolean parses, String typed, Optional<Path> manifest) {}
