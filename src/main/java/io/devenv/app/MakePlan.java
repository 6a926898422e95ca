package io.devenv.app;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.Frontier;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.Builder;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.DevCopy;
import io.devenv.core.plan.NodeReads;
import io.devenv.core.plan.Obstacles;
import io.devenv.core.plan.Opening;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.Rendering;
import io.devenv.core.plan.ViewReaders;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.Selection;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Environment;
import io.devenv.project.Flags;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where each ref of a dbt command will point, and what running it costs. Changes nothing. */
public final class MakePlan {
    private final Workspace workspace;
    private final PlanRequest request;
    private final Artifacts artifacts;
    private final DbtVersion dbt;
    private final DeferRules rules;
    private final CommandRules command;

    private MakePlan(Workspace workspace, PlanRequest request, Artifacts artifacts) {
        this.workspace = workspace;
        this.request = request;
        this.artifacts = artifacts;
        this.dbt = DbtVersion.of(
                request.dbtVersion().orElse(artifacts.branch().metadata().dbtVersion()));
        this.rules = DeferRules.of(dbt);
        this.command = CommandRules.of(request.command());
    }

    /** Gathers, selects and previews; ends with the problem that dbt would stop with before it compiles anything. */
    public static Plan of(Environment environment, GivenFlags given, PlanRequest request, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), clock);
        MakePlan plan = new MakePlan(workspace, request, Artifacts.read(workspace));
        OptionCheck.of(given.deferral(), plan.rules, request.command(), plan.dbt);
        return plan.plan();
    }

    private Plan plan() {
        if (request.command() == DbtCommand.CLONE) return PreviewClone.of(workspace, artifacts, request, dbt);
        NodeChoice choice = NodeChoice.of(workspace, artifacts, request, dbt);
        Selection selection = choice.select();
        if (!selection.ids().isEmpty() && rules.options().loadsState(request.command())) requireState();
        if (selection.ids().isEmpty() || !command.resolvesRefs()) {
            return answer(choice, selection, previewed(selection, nothing(), ViewReaders.NONE), Map.of(), List.of());
        }
        try (Warehouse warehouse = workspace.toRead(request)) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.RELATIONS);
            return answer(choice, selection, survey, readers(warehouse));
        }
    }

    private Plan answer(NodeChoice choice, Selection selection, Survey survey, ViewReaders readers) {
        Inventory inventory = survey.inventory();
        // dbt 2 has adapters of its own: what these make of a listing that fails is not in the rows.
        if (dbt.isAtLeast(2, 0)) {
            return answer(choice, selection, previewed(selection, inventory, readers), copies(survey), List.of());
        }
        Opening opening = new Opening(workspace.cacheRules(), inventory, artifacts.branch(), command, selection.ids());
        Optional<Problem> stop = opening.stop();
        if (stop.isPresent()) {
            return answer(choice, selection, Previewed.NOTHING, Map.of(), opening.warnings())
                    .stoppedBy(stop.get());
        }
        Previewed previewed = previewed(selection, inventory.seenBy(workspace.cacheRules()), readers);
        return answer(choice, selection, previewed, copies(survey), opening.warnings());
    }

    /** Whether refs may point into the state: as asked, or as this dbt does by itself. */
    private boolean defers() {
        if (!rules.options().loadsState(request.command())) return false;
        boolean wanted = workspace.flags().deferral().asked().orElse(rules.byDefault());
        return wanted && (!rules.byDefault() || artifacts.deferred().isPresent());
    }

    private void requireState() {
        if (!defers()) return;
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

    /** For commands that look at no relation. */
    private Inventory nothing() {
        return new Inventory(workspace.rules(), Map.of());
    }

    private Previewed previewed(Selection selection, Inventory inventory, ViewReaders readers) {
        DeferSettings settings =
                new DeferSettings(defers(), workspace.flags().deferral().favorState());
        Deferral deferral = new Deferral(rules, settings, artifacts.deferred(), asDbtSays(selection));
        RelationCache cache = new RelationCache(inventory, workspace.quoting());
        Set<String> frontier = Frontier.of(artifacts.branch(), deferral.selected(), request.command());
        NodeReads reads = new NodeReads(
                artifacts.branch(),
                new RefResolver(deferral, cache, frontier),
                cache,
                Rendering.of(workspace.rules(), workspace.quoting(), deferral));
        Builder.Habits habits = new Builder.Habits(
                workspace.flags().run().fullRefresh(), workspace.cacheRules().swapsNames(), readers, obstacles());
        return new Preview(artifacts.branch(), reads, new Builder(cache, habits)).of(command, selection.ids());
    }

    private Obstacles obstacles() {
        AdapterRules adapter = workspace.adapter().rules(workspace.target());
        return new Obstacles(adapter.names(), workspace.quoting(), adapter.replacing());
    }

    /** The views that go along when what they read is built anew; asked of the warehouse only where that happens. */
    private ViewReaders readers(Warehouse warehouse) {
        if (!workspace.cacheRules().rebuildTakesViewsAlong() || !command.builds()) return ViewReaders.NONE;
        if (request.inventory().isPresent()) return ViewReaders.inGraph(artifacts.branch());
        return ViewReaders.listed(
                warehouse.dependencies(Set.of(workspace.ownSchema().database())));
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
                                        standing.productionBuiltAt()))));
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
        return new Plan(
                asked(choice),
                List.copyOf(asDbtSays(selection)),
                previewed.steps(),
                previewed.built(),
                copies,
                PlanTimes.of(artifacts, previewed),
                Optional.empty(),
                warnings(selection, previewed, copies, ofListing),
                PlanChecks.error(previewed.steps(), command));
    }

    private Plan.Asked asked(NodeChoice choice) {
        return new Plan.Asked(
                request.command().word(),
                dbt.toString(),
                rules.name(),
                choice.asTyped(),
                choice.remark(),
                defers(),
                artifacts.branch().metadata().generatedAt());
    }

    private List<Warning> warnings(
            Selection selection, Previewed previewed, Map<String, DevCopy> copies, List<Warning> ofListing) {
        List<Warning> ofRefs = new ArrayList<>(ofListing);
        ofRefs.addAll(PlanChecks.ofSteps(previewed.steps(), copies, artifacts.graph()));
        ofRefs.addAll(PlanChecks.ofHooks(previewed.hooks()));
        ofRefs.addAll(0, PlanChecks.ofRules(dbt, rules, previewed.steps()));
        return PlanWarnings.of(workspace, artifacts, defers(), selection, ofRefs);
    }
}
