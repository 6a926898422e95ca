package io.devenv.app;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.DevCopy;
import io.devenv.core.plan.Doubts;
import io.devenv.core.plan.Extras;
import io.devenv.core.plan.Opening;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.ViewReaders;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Inventory;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.Selection;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Where each ref of a dbt command will point, and what running it costs. Changes nothing. */
public final class MakePlan {
    private final Workspace workspace;
    private final PlanRequest request;
    private final Artifacts artifacts;
    private final DbtVersion dbt;
    private final DeferRules rules;
    private final CommandRules command;
    private final MakePreview preview;

    private MakePlan(Workspace workspace, PlanRequest request, Artifacts artifacts) {
        this.workspace = workspace;
        this.request = request;
        this.artifacts = artifacts;
        this.dbt = DbtVersion.of(
                request.dbtVersion().orElse(artifacts.branch().metadata().dbtVersion()));
        this.rules = DeferRules.of(dbt);
        this.command = CommandRules.of(request.command(), dbt, workspace.flags().freshnessHooks());
        this.preview = new MakePreview(workspace, artifacts, rules, request.command());
    }

    /** Gathers, selects and previews; ends with the problem that dbt would stop with before it compiles anything. */
    public static Plan of(Environment environment, GivenFlags given, PlanRequest request, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), request.dbtVersion(), clock);
        // dbt looks at its options before it reads anything; where nobody says which dbt, the manifest does.
        Optional<DbtVersion> asked = request.dbtVersion().map(DbtVersion::of);
        asked.ifPresent(dbt -> checkOptions(workspace, given, request, dbt));
        if (request.inventory().isEmpty() && CommandRules.of(request.command()).resolvesRefs()) workspace.loadDriver();
        MakePlan plan = new MakePlan(workspace, request, Artifacts.read(workspace, request.dbtVersion()));
        if (asked.isEmpty()) checkOptions(workspace, given, request, plan.dbt);
        if (!request.why().isEmpty()) ExplainChanges.requireState(workspace, plan.artifacts);
        return plan.plan();
    }

    private static void checkOptions(Workspace workspace, GivenFlags given, PlanRequest request, DbtVersion dbt) {
        OptionCheck.of(given.deferral(), request.command(), dbt);
        OptionCheck.of(workspace.flags().selection(), request.command(), dbt);
    }

    private Plan plan() {
        if (request.command() == DbtCommand.CLONE) return PreviewClone.of(workspace, artifacts, request, dbt);
        NodeChoice choice = NodeChoice.of(workspace, artifacts, request, dbt);
        Selection selection = choice.select();
        boolean comparesCode = !request.diff().isEmpty();
        boolean looks = comparesCode || !selection.ids().isEmpty();
        if (looks && rules.options().loadsState(request.command())) preview.requireState();
        if (!comparesCode && (selection.ids().isEmpty() || !command.resolvesRefsOf(artifacts.branch()))) {
            Previewed named = preview.of(asDbtSays(selection), nothing(), ViewReaders.NONE)
                    .of(command, selection.ids());
            return answer(choice, selection, named, Map.of(), List.of());
        }
        try (Warehouse warehouse = workspace.toRead(request)) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.RELATIONS);
            Plan plan = answer(choice, selection, survey, readers(asked(warehouse)));
            return asked(warehouse).isPresent() ? plan.with(plan.extras().ofCleanable()) : plan;
        }
    }

    private Plan answer(NodeChoice choice, Selection selection, Survey survey, ViewReaders readers) {
        Opening opening =
                new Opening(workspace.cacheRules(), survey.inventory(), artifacts.branch(), command, selection.ids());
        // What other adapters make of a listing that fails is not in the rows.
        boolean hasRows = rules.hasKnownAdapters();
        Optional<Problem> stop = hasRows ? opening.stop() : Optional.empty();
        if (stop.isPresent()) {
            return answer(choice, selection, Previewed.NOTHING, Map.of(), opening.warnings())
                    .stoppedBy(stop.get());
        }
        Inventory seen = hasRows ? survey.inventory().seenBy(workspace.cacheRules()) : survey.inventory();
        Supplier<Preview> fresh = () -> preview.of(asDbtSays(selection), seen, readers);
        Previewed previewed = fresh.get().of(command, selection.ids());
        Plan plan = answer(choice, selection, previewed, copies(survey), hasRows ? opening.warnings() : List.of());
        if (request.diff().isEmpty()) return plan;
        return plan.with(plan.extras()
                .showing(new CompareSides(workspace, artifacts, choice.context())
                        .of(request.diff(), previewed, fresh.get())));
    }

    /** For commands that look at no relation. */
    private Inventory nothing() {
        return new Inventory(workspace.rules(), Map.of());
    }

    /** What can be asked for more than listings. */
    private Optional<Warehouse> asked(Warehouse warehouse) {
        return request.inventory().isPresent() ? Optional.empty() : Optional.of(warehouse);
    }

    /** The views that go along when what they read is built anew: as the warehouse knows them, or where there is none, the graph. */
    private ViewReaders readers(Optional<Warehouse> warehouse) {
        boolean follows = workspace.cacheRules().rebuildTakesViewsAlong();
        if (!follows || !command.builds()) return ViewReaders.NONE;
        Set<String> databases = Set.of(workspace.ownSchema().database());
        return warehouse
                .map(open -> ViewReaders.listed(open.dependencies(databases)))
                .orElseGet(() -> ViewReaders.inGraph(
                        artifacts.branch(), workspace.adapterRules().settings()));
    }

    /** {@code dbt build} runs unit tests, but does not count them among what is selected. */
    private Set<String> asDbtSays(Selection selection) {
        if (request.command() != DbtCommand.BUILD) return selection.ids();
        return selection
                .nodes()
                .where(node -> node.type() != ResourceType.UNIT_TEST)
                .ids();
    }

    private static Map<String, DevCopy> copies(Survey survey) {
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
                                        standing.productionBuiltAt(),
                                        standing.hold()))));
        return copies;
    }

    private Plan answer(
            NodeChoice choice,
            Selection selection,
            Previewed previewed,
            Map<String, DevCopy> before,
            List<Warning> ofListing) {
        Map<String, DevCopy> copies = new TreeMap<>(before);
        copies.keySet().removeAll(previewed.built());
        Extras extras = ExplainChanges.of(workspace, artifacts, choice.context(), request, selection);
        Doubts doubts = choice.doubts(dbt, extras);
        boolean resolves =
                previewed.steps().stream().anyMatch(step -> !step.references().isEmpty());
        if (resolves) doubts = doubts.and(Doubts.Part.REFS, rules.unverified());
        return new Plan(
                choice.asked(preview.defers(), doubts),
                List.copyOf(asDbtSays(selection)),
                previewed.steps(),
                previewed.hooks(),
                previewed.built(),
                copies,
                PlanTimes.of(artifacts, previewed),
                warnings(selection, previewed, copies, ofListing, doubts),
                PlanChecks.error(previewed, command),
                extras);
    }

    private List<Warning> warnings(
            Selection selection,
            Previewed previewed,
            Map<String, DevCopy> copies,
            List<Warning> ofListing,
            Doubts doubts) {
        List<Warning> ofRefs = new ArrayList<>(ofListing);
        ofRefs.addAll(
                PlanChecks.ofSteps(previewed.steps(), copies, artifacts.branch().graph()));
        ofRefs.addAll(PlanChecks.ofHooks(previewed.hooks()));
        ofRefs.addAll(0, PlanChecks.ofRules(dbt, rules, doubts, previewed.steps()));
        return PlanWarnings.of(workspace, artifacts, request.command(), preview.defers(), selection, ofRefs);
    }
}
