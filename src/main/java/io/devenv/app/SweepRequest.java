package io.devenv.app;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks of a sweep.
 *
 * @param named schemas to look at and no other; empty for all that a pattern matches
 * @param open what is still open, as it was handed in; empty where nothing was
 * @param typed the command as it stands in the journal
 * @param manifest {@code --manifest}
 */
public record SweepRequest(
        List<String> named, Optional<List<String>> open, Disposal disposal, String typed, Optional<Path> manifest) {
    public SweepRequest {
        named = List.copyOf(named);
    }
}
