package io.devenv.app;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.List;

/** The artifacts of a project whose files have not changed since it was parsed: what changes the warehouse needs to be certain. */
final class CurrentArtifacts {
    private CurrentArtifacts() {}

    /**
     * Reads them, or stops.
     *
     * @param because why this command has to be certain
     */
    static Artifacts read(Workspace workspace, Progress progress, String because) {
        progress.says("reading the manifests");
        Artifacts artifacts = Artifacts.read(workspace);
        workspace.stateFolder().ifPresent(folder -> Artifacts.required(artifacts.state(), folder));
        List<String> changed = Headings.changedFiles(workspace, artifacts.branch());
        if (changed.isEmpty()) return artifacts;
        throw Problem.of(
                        Fault.PROJECT,
                        "manifest-outdated",
                        "the manifest no longer fits the project: " + String.join(", ", changed))
                .because(because)
                .next("run `dbt parse`, or add --parse to have devenv run it")
                .stop();
    }
}
