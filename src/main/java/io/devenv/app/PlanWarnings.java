package io.devenv.app;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.problem.Warning;
import io.devenv.core.select.Selection;
import io.devenv.project.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user should know of a plan, from flags, artifacts and refs together. */
final class PlanWarnings {
    private PlanWarnings() {}

    /**
     * Everything, in the order of its finding.
     *
     * @param defers whether refs may point into the state
     * @param ofRefs what the refs themselves show
     */
    static List<Warning> of(
            Workspace workspace, Artifacts artifacts, boolean defers, Selection selection, List<Warning> ofRefs) {
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(selection.warnings());
        Flags.Deferral deferral = workspace.flags().deferral();
        if (deferral.favorState() && !defers) {
            warnings.add(Warning.of("favor-state-without-defer", "--favor-state does nothing without --defer"));
        }
        if (Artifacts.stateIsTarget(workspace)) {
            warnings.add(
                    Warning.of(
                            "state-is-target",
                            "--state is the folder dbt writes to: the branch is compared with itself, and nothing is modified"));
        }
        Optional<Manifest> state = defers ? artifacts.deferred() : artifacts.state();
        state.ifPresent(manifest -> warnings.addAll(PlanChecks.ofState(artifacts.branch(), manifest)));
        List<String> changed = Headings.changedFiles(workspace, artifacts.branch());
        if (!changed.isEmpty()) {
            warnings.add(Warning.of(
                    "manifest-outdated",
                    "this is as of the manifest; since then changed: " + String.join(", ", changed)
                            + " (`dbt parse` makes a new one)"));
        }
        warnings.addAll(ofRefs);
        return List.copyOf(warnings);
    }
}
