package io.devenv.app;

import io.devenv.artifact.Role;
import io.devenv.artifact.SourcesReader;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.PastRuns;
import io.devenv.core.select.Selection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.select.SelectionRequest;
import io.devenv.core.select.Selector;
import io.devenv.core.state.ArtifactVersions;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.FilesOnDisk;
import io.devenv.project.Flags;
import java.util.List;

/**
 * Which nodes a command works on: what was typed, or what plan previews where nothing was.
 *
 * @param remark why the selection is not the one that was typed; empty if it is
 */
record NodeChoice(SelectionRequest request, SelectionContext context, String remark) {
    private static final String SOURCES = "sources.json";
    private static final String MODIFIED = "state:modified+";

    static NodeChoice of(Workspace workspace, Artifacts artifacts, PlanRequest plan, DbtVersion dbt) {
        Flags.Selection flags = workspace.flags().selection();
        if (flags.selector().isPresent()) {
            throw Problem.of(Fault.USAGE, "selector-unsupported", "--selector is not supported yet")
                    .next("write the selection out with --select and --exclude")
                    .stop();
        }
        boolean nothingTyped = flags.select().isEmpty() && flags.exclude().isEmpty();
        boolean modified =
                nothingTyped && !plan.everything() && artifacts.state().isPresent();
        SelectionRequest request = new SelectionRequest(
                plan.command(),
                modified ? List.of(MODIFIED) : flags.select(),
                flags.exclude(),
                IndirectSelection.ofWord(flags.indirectSelection()).orElse(IndirectSelection.EAGER),
                flags.resourceTypes(),
                flags.excludeResourceTypes());
        return new NodeChoice(request, context(workspace, artifacts, dbt), remark(nothingTyped, modified, plan));
    }

    private static String remark(boolean nothingTyped, boolean modified, PlanRequest plan) {
        if (modified)
            return "nothing was selected: what this branch changed and all below it; --all previews everything";
        return nothingTyped && !plan.everything() ? "nothing was selected and no state is named: everything" : "";
    }

    private static SelectionContext context(Workspace workspace, Artifacts artifacts, DbtVersion dbt) {
        return new SelectionContext(
                artifacts.branch(),
                artifacts.graph(),
                GrammarRules.of(dbt),
                new FilesOnDisk(workspace.root()),
                artifacts.comparison(),
                runs(workspace, artifacts, dbt),
                workspace.clock().instant());
    }

    private static PastRuns runs(Workspace workspace, Artifacts artifacts, DbtVersion dbt) {
        return new PastRuns(
                artifacts.stateResults(),
                workspace
                        .stateFolder()
                        .flatMap(folder -> new SourcesReader(Role.STATE, ArtifactVersions.of(dbt))
                                .read(folder.path().resolve(SOURCES))),
                new SourcesReader(Role.BRANCH).read(workspace.targetPath().resolve(SOURCES)));
    }

    Selection select() {
        return Selector.select(request, context);
    }

    /** The selection as dbt's command line has it, with a blank before it; empty for everything. */
    String asTyped() {
        String select = request.select().isEmpty() ? "" : " --select " + String.join(" ", request.select());
        String exclude = request.exclude().isEmpty() ? "" : " --exclude " + String.join(" ", request.exclude());
        return select + exclude;
    }
}
