package io.devenv.app;

import io.devenv.artifact.ManifestFreshness;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.Heading;
import io.devenv.core.plan.Heading.StateSummary;
import io.devenv.core.results.RunResults;
import io.devenv.core.state.StateComparison;
import io.devenv.project.GitBranch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts together the lines above every screen. */
final class Headings {
    private Headings() {}

    /**
     * The lines for one command.
     *
     * @param changedFiles what {@link #changedFiles} found: looking costs a walk over the project, so it is done once a command
     */
    static Heading of(Workspace workspace, Artifacts artifacts, List<String> changedFiles) {
        return new Heading(
                workspace.setup().project().name(),
                workspace.target().name(),
                workspace.connection(),
                workspace.target().schema(),
                GitBranch.of(workspace.root()),
                artifacts.branch().metadata().generatedAt(),
                changedFiles,
                artifacts.state().map(state -> summary(workspace, artifacts, state)));
    }

    static List<String> changedFiles(Workspace workspace, Manifest branch) {
        return ManifestFreshness.of(
                        workspace.root(),
                        workspace.paths(),
                        workspace.setup().project().name(),
                        branch)
                .all();
    }

    private static StateSummary summary(Workspace workspace, Artifacts artifacts, Manifest state) {
        StateComparison comparison = artifacts.comparison().orElseThrow();
        int added = 0;
        int modified = 0;
        for (Node node : comparison.mayDiffer()) {
            if (!node.isBuilt()) continue;
            if (comparison.isNew(node)) added++;
            else if (comparison.isModified(node)) modified++;
        }
        long removed = state.built().stream()
                .filter(node -> artifacts.branch().node(node.id()).isEmpty())
                .count();
        return new StateSummary(
                workspace.stateFolder().map(folder -> folder.written()).orElse(""),
                state.metadata().generatedAt(),
                artifacts.stateResults().flatMap(Headings::ended),
                modified,
                added,
                (int) removed);
    }

    private static Optional<Instant> ended(RunResults results) {
        if (!results.ofBuildingCommand()) return Optional.empty();
        return results.results().stream()
                .flatMap(result -> result.completedAt().stream())
                .max(Instant::compareTo);
    }
}
