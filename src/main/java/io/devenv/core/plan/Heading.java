package io.devenv.core.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a command looked: the lines above every screen.
 *
 * @param connection what the target connects to, without secrets
 * @param gitBranch the branch that is checked out, if the project lies in a git repository
 * @param manifestOf when the branch manifest was written
 * @param changedFiles project files that changed since, so that the manifest no longer fits them
 */
public record Heading(
        String project,
        String target,
        String connection,
        String schema,
        Optional<String> gitBranch,
        Optional<Instant> manifestOf,
        List<String> changedFiles,
        Optional<StateSummary> state) {

    public Heading {
        changedFiles = List.copyOf(changedFiles);
    }

    /**
     * The state in a line.
     *
     * @param folder as the user would type it
     * @param writtenAt when its manifest was written
     * @param builtAt when its newest run result ended
     */
    public record StateSummary(
            String folder,
            Optional<Instant> writtenAt,
            Optional<Instant> builtAt,
            int modified,
            int added,
            int removed) {}
}
