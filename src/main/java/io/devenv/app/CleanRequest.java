package io.devenv.app;

import io.devenv.core.cleanup.CleanOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks of clean.
 *
 * @param named identifiers or schema.identifiers behind the command; none for all
 * @param restoresBackups give the only copies their names back, too
 * @param parses run {@code dbt parse} first
 * @param typed the command as it stands in the journal
 * @param manifest {@code --manifest}
 */
public record CleanRequest(
        CleanOptions options,
        List<String> named,
        boolean restoresBackups,
        boolean parses,
        String typed,
        Optional<Path> manifest) {}
