package io.devenv.app;

import io.devenv.core.cost.RunTimes;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.DevCopy;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.PlannedRef;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Step;
import io.devenv.core.plan.Times;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.Selection;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Environment;
import io.devenv.project.Flags;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where each ref of a dbt command will point, and what running it costs. Changes nothing. */
public final class MakePlan {
    /** Commands after whose nodes a relation exists. */
    private static final Set<DbtCommand> BUILDING =
            Set.of(DbtCommand.RUN, DbtCommand.BUILD, DbtCommand.SEED, DbtCommand.SNAPSHOT);

    private final Workspace workspace;
    private final PlanRequest request;
    private final Artifacts artifacts;
    private final DbtVersion dbt;

    private MakePlan(Workspace workspace, PlanRequest request, Artifacts artifacts) {
        this.workspace = workspace;
        this.request = request;
        this.artifacts = artifacts;
        this.dbt = DbtVersion.of(
                request.dbtVersion().orElse(artifacts.branch().metadata().dbtVersion()));
    }

    /** Gathers, selects and previews; ends with the problem that dbt would stop with before it compiles anything. */
    public static Plan of(Environment environment, GivenFlags given, PlanRequest request, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), request.dbtVersion(), clock);
        return new MakePlan(workspace, request, Artifacts.read(workspace, request.dbtVersion())).plan();
    }

    private Plan plan() {
        NodeChoice choice = NodeChoice.of(workspace, artifacts, request, dbt);
        Selection selection = choice.select();
        if (selection.ids().isEmpty() || request.command() == DbtCommand.LS) return withoutRefs(choice, selection);
        if (defers()) requireState();
        try (Warehouse warehouse = workspace.adapter().openToRead(workspace.target())) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.RELATIONS);
            return preview(choice, selection, survey);
        }
    }

    private boolean defers() {
        return workspace.flags().deferral().defer();
    }

    private void requireState() {
        Flags.Folder folder = workspace
                .flags()
                .deferral()
                .deferredTo()
                .orElseThrow(() -> Problem.of(Fault.STATE, "state-required", "--defer needs a state, and none is named")
                        .because("dbt stops here, too: it has to know where production's relations are")
                        .next("add --state DIR with production's manifest.json, or set `state:` in devenv.yml")
                        .stop());
        Artifacts.required(artifacts.deferred(), folder);
    }

    private Plan withoutRefs(NodeChoice choice, Selection selection) {
        List<Step> steps = selection.ids().stream()
                .map(id -> new Step(artifacts.branch().node(id).orElseThrow(), List.of(), Step.Fate.RUNS))
                .toList();
        Times times = Times.of(List.of(), List.of(), new RunTimes(List.of()));
        return value(choice, selection, steps, Set.of(), Map.of(), times, warnings(selection, List.of()));
    }

    private Plan preview(NodeChoice choice, Selection selection, Survey survey) {
        RelationCache cache = new RelationCache(survey.inventory(), workspace.quoting());
        DeferSettings defer =
                new DeferSettings(defers(), workspace.flags().deferral().favorState());
        RefResolver resolver = new RefResolver(defer, artifacts.deferred(), asDbtSays(selection), cache);
        Preview preview = new Preview(
                artifacts.branch(), artifacts.graph(), resolver, cache, workspace.rules(), workspace.quoting());
        List<Step> hooks = runsHooks() ? preview.compile(hookIds()) : List.of();
        List<Step> steps = builds() ? preview.build(selection.ids()) : preview.compile(selection.ids());
        Set<String> built = built(steps);
        Map<String, DevCopy> copies = copies(survey);
        copies.keySet().removeAll(built);
        List<Warning> seen = new ArrayList<>(PlanChecks.ofSteps(steps, copies, artifacts.graph()));
        seen.addAll(PlanChecks.ofHooks(hooks));
        return value(choice, selection, steps, built, copies, times(steps, built), warnings(selection, seen));
    }

    /** {@code dbt build} runs unit tests, but does not count them among what is selected. */
    private Set<String> asDbtSays(Selection selection) {
        Set<String> selected = new TreeSet<>(selection.ids());
        if (request.command() == DbtCommand.BUILD) {
            selected.removeIf(id -> artifacts
                    .branch()
                    .node(id)
                    .filter(node -> node.type() == ResourceType.UNIT_TEST)
                    .isPresent());
        }
        return selected;
    }

    private boolean builds() {
        return BUILDING.contains(request.command());
    }

    private boolean runsHooks() {
        return builds() || request.command() == DbtCommand.TEST;
    }

    /** on-run-start and on-run-end of this project and its packages run whatever is selected. */
    private Set<String> hookIds() {
        Set<String> ids = new TreeSet<>();
        for (Node node : artifacts.branch().nodes()) {
            if (node.type() == ResourceType.OPERATION) ids.add(node.id());
        }
        return ids;
    }

    private Map<String, DevCopy> copies(Survey survey) {
        Map<String, DevCopy> copies = new TreeMap<>();
        survey.found()
                .standings()
                .forEach(standing -> standing.node()
                        .ifPresent(id -> copies.put(
                                id,
                                new DevCopy(
                                        standing.type(),
                                        standing.flags(),
                                        standing.builtAt(),
                                        standing.productionBuiltAt()))));
        return copies;
    }

    private Set<String> built(List<Step> steps) {
        Set<String> built = new TreeSet<>();
        if (!builds()) return built;
        for (Step step : steps) {
            if (step.fate() == Step.Fate.RUNS && step.node().isBuilt())
                built.add(step.node().id());
        }
        return built;
    }

    private Times times(List<Step> steps, Set<String> planned) {
        Set<String> needed = new TreeSet<>(planned);
        needed.addAll(inDevWithoutDefer(steps));
        RunTimes measured = new RunTimes(Stream.of(artifacts.branchResults(), artifacts.stateResults())
                .flatMap(Optional::stream)
                .toList());
        return Times.of(planned, needed, measured);
    }

    /** What else would have to be built in dev if no ref were deferred. */
    private Set<String> inDevWithoutDefer(List<Step> steps) {
        Set<String> needed = new HashSet<>();
        for (Step step : steps) {
            for (PlannedRef ref : step.refs()) {
                if (ref.resolution().target() == RefTarget.STATE)
                    needed.add(ref.resolution().parent().id());
            }
        }
        needed.addAll(artifacts.graph().ancestors(needed, Integer.MAX_VALUE));
        needed.removeIf(id -> artifacts.branch().node(id).filter(Node::isBuilt).isEmpty());
        return needed;
    }

    private List<Warning> warnings(Selection selection, List<Warning> ofRefs) {
        return PlanWarnings.of(workspace, artifacts, dbt, selection, ofRefs);
    }

    private Plan value(
            NodeChoice choice,
            Selection selection,
            List<Step> steps,
            Set<String> built,
            Map<String, DevCopy> copies,
            Times times,
            List<Warning> warnings) {
        return new Plan(
                request.command().word(),
                dbt.toString(),
                choice.asTyped(),
                choice.remark(),
                defers(),
                artifacts.branch().metadata().generatedAt(),
                List.copyOf(asDbtSays(selection)),
                steps,
                built,
                copies,
                times,
                warnings,
                PlanChecks.error(steps, builds()),
                ExplainChanges.of(workspace, artifacts, choice.context(), request.why(), selection),
                !request.why().isEmpty());
    }
}
