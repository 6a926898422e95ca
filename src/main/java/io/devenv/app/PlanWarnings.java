package io.devenv.app;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.problem.Warning;
import io.devenv.core.select.DbtCommand;
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
            Workspace workspace,
            Artifacts artifacts,
            DbtCommand command,
            boolean defers,
            Selection selection,
            List<Warning> ofRefs) {
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(selection.warnings());
        if (selection.ids().isEmpty()) warnings.addAll(ofNothing(command));
        Flags.Deferral deferral = workspace.flags().deferral();
        if (command == DbtCommand.RUN_OPERATION) {
            warnings.add(Warning.of(
                    "operation-never-defers",
                    "what a macro refers to stands in no manifest; its refs read dev, whatever is deferred"));
        }
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

    /** dbt's last word where nothing is left to do. An operation has nothing to select. */
    private static List<Warning> ofNothing(DbtCommand command) {
        return switch (command) {
            case RUN_OPERATION -> List.of();
            case LS -> List.of(Warning.of("nothing-selected", "No nodes selected!"));
            default ->
                List.of(
                        Warning.of(
                                "nothing-selected",
                                "Nothing to do. Try checking your model configs and model specification args"));
        };
    }
}
