package io.devenv.app;

import static io.devenv.core.select.ResourceTypeOption.EXCLUDED;
import static io.devenv.core.select.ResourceTypeOption.INCLUDED;

import io.devenv.artifact.Role;
import io.devenv.artifact.SourcesReader;
import io.devenv.core.plan.Doubts;
import io.devenv.core.plan.Extras;
import io.devenv.core.plan.Plan;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.PastRuns;
import io.devenv.core.select.Selection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.select.SelectionRequest;
import io.devenv.core.select.Selector;
import io.devenv.core.select.Selectors;
import io.devenv.core.select.UsedMethods;
import io.devenv.core.state.ArtifactVersions;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.FilesOnDisk;
import io.devenv.project.Flags;
import io.devenv.project.SelectorsFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        IndirectSelection tests =
                IndirectSelection.ofWord(flags.indirectSelection()).orElse(IndirectSelection.EAGER);
        boolean nothingTyped = flags.select().isEmpty()
                && flags.exclude().isEmpty()
                && flags.selector().isEmpty();
        boolean selects = plan.command() != DbtCommand.RUN_OPERATION;
        boolean modified = nothingTyped
                && selects
                && !plan.everything()
                && artifacts.state().isPresent();
        Selectors selectors = selectors(workspace, GrammarRules.of(dbt), tests, nothingTyped && !modified);
        Optional<String> byDefault = nothingTyped && !modified ? selectors.defaultName() : Optional.empty();
        SelectionRequest request = new SelectionRequest(
                plan.command(),
                modified ? List.of(MODIFIED) : flags.select(),
                flags.exclude(),
                flags.selector().or(() -> byDefault),
                tests,
                OptionCheck.counting(INCLUDED, flags.resourceTypes(), plan.command(), dbt),
                OptionCheck.counting(EXCLUDED, flags.excludeResourceTypes(), plan.command(), dbt));
        SelectionContext context = context(workspace, artifacts, dbt).with(selectors);
        String none = workspace
                .stateFolder()
                .map(folder -> "the state " + folder.path() + " has no manifest.json")
                .orElse("no state is named");
        return new NodeChoice(request, context, remark(nothingTyped && selects, modified, byDefault, plan, none));
    }

    /**
     * dbt reads selectors.yml whatever is selected, and stops where it is wrong. So does this; but Jinja that devenv cannot
     * read is no reason to stop while nobody needs a selector.
     */
    private static Selectors selectors(
            Workspace workspace, GrammarRules rules, IndirectSelection tests, boolean usesDefault) {
        try {
            return SelectorsFile.read(workspace.setup(), workspace.environment(), rules, tests);
        } catch (Stop stop) {
            Flags.Selection flags = workspace.flags().selection();
            boolean named = Stream.concat(flags.select().stream(), flags.exclude().stream())
                    .anyMatch(spec -> spec.contains(Selectors.METHOD + ":"));
            boolean needed = usesDefault || named || flags.selector().isPresent();
            if (needed || !stop.problem().code().equals("jinja-unsupported")) throw stop;
            return Selectors.NONE;
        }
    }

    private static String remark(
            boolean nothingTyped, boolean modified, Optional<String> byDefault, PlanRequest plan, String none) {
        if (modified)
            return "nothing was selected: what this branch changed and all below it; --all previews everything";
        if (byDefault.isPresent())
            return "nothing was selected: the default selector of selectors.yml, as dbt takes it";
        return nothingTyped && !plan.everything() ? "nothing was selected and " + none + ": everything" : "";
    }

    private static SelectionContext context(Workspace workspace, Artifacts artifacts, DbtVersion dbt) {
        SelectionContext context = SelectionContext.of(
                        artifacts.branch(),
                        GrammarRules.of(dbt),
                        new FilesOnDisk(workspace.root()),
                        workspace.clock().instant())
                .after(runs(workspace, artifacts, dbt));
        return artifacts.comparison().map(context::comparedWith).orElse(context);
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

    /**
     * What the selection rests on that nobody could check.
     *
     * @param told what else is told: changes rest on the comparison, too
     */
    Doubts doubts(DbtVersion dbt, Extras told) {
        if (request.command() == DbtCommand.RUN_OPERATION) return Doubts.NONE;
        Doubts doubts = Doubts.NONE.and(Doubts.Part.SELECTION, context.rules().unverified());
        boolean compares =
                !told.changes().isEmpty() || UsedMethods.of(request, context).contains("state");
        ComparisonRules comparison = ComparisonRules.of(dbt, Optional.empty());
        return compares ? doubts.and(Doubts.Part.STATE_COMPARISON, comparison.unverified()) : doubts;
    }

    Selection select() {
        return Selector.select(request, context);
    }

    /**
     * The whole question, as devenv understood it.
     *
     * @param doubts which of the rules that the answer rests on nobody could check
     */
    Plan.Asked asked(boolean defers, Doubts doubts) {
        DbtVersion dbt = context.rules().dbt();
        return new Plan.Asked(
                request.command().word(),
                dbt.toString(),
                Plan.Rules.of(dbt, doubts),
                asTyped(),
                remark,
                defers,
                context.manifest().metadata().generatedAt());
    }

    /** The selection as dbt's command line has it, with a blank before it; empty for everything. */
    private String asTyped() {
        if (request.selector().isPresent())
            return " --selector " + request.selector().get();
        String select = request.select().isEmpty() ? "" : " --select " + String.join(" ", request.select());
        String exclude = request.exclude().isEmpty() ? "" : " --exclude " + String.join(" ", request.exclude());
        return select + exclude;
    }
}
