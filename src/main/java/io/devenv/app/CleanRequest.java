package io.devenv.app;

import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.relation.RelationName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Optional<Path> manifest) {

    /** The same but for what was shown and declined; the manifest was made by then. */
    CleanRequest declining(Set<RelationName> names) {
        CleanOptions rest = options.choosing(options.choice().declining(names));
        return new CleanRequest(rest, named, restoresBackups, false, typed, manifest);
    }
}
