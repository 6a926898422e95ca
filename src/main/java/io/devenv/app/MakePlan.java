package io.devenv.app;

import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.DevCopy;
import io.devenv.core.plan.Opening;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.SideBySide;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
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
    private final CommandRules command;

    private MakePlan(Workspace workspace, PlanRequest request, Artifacts artifacts) {
        this.workspace = workspace;
        this.request = request;
        this.artifacts = artifacts;
        this.dbt = DbtVersion.of(
                request.dbtVersion().orElse(artifacts.branch().metadata().dbtVersion()));
        this.command = CommandRules.of(request.command());
    }

    /** Gathers, selects and previews; ends with the problem that dbt would stop with before it compiles anything. */
    public static Plan of(Environment environment, GivenFlags given, PlanRequest request, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), request.dbtVersion(), clock);
        return new MakePlan(workspace, request, Artifacts.read(workspace, request.dbtVersion())).plan();
    }

    private Plan plan() {
        if (request.command() == DbtCommand.CLONE) return PreviewClone.of(workspace, artifacts, request, dbt);
        NodeChoice choice = NodeChoice.of(workspace, artifacts, request, dbt);
        Selection selection = choice.select();
        boolean looksAtNothing = selection.ids().isEmpty() || !command.resolvesRefs();
        if (looksAtNothing && request.diff().isEmpty()) {
            return answer(choice, selection, previewed(selection, nothing()), Map.of(), List.of());
        }
        if (defers()) requireState();
        try (Warehouse warehouse = workspace.toRead(request)) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.RELATIONS);
            return answer(choice, selection, survey);
        }
    }

    private Plan answer(NodeChoice choice, Selection selection, Survey survey) {
        Opening opening =
                new Opening(workspace.cacheRules(), survey.inventory(), artifacts.branch(), command, selection.ids());
        Optional<Problem> stop = opening.stop();
        if (stop.isPresent()) {
            return answer(choice, selection, Previewed.NOTHING, Map.of(), opening.warnings())
                    .stoppedBy(stop.get());
        }
        Previewed previewed = previewed(selection, survey.inventory());
        return answer(choice, selection, previewed, copies(survey), opening.warnings())
                .showing(diff(selection, survey.inventory(), previewed));
    }

    private List<SideBySide> diff(Selection selection, Inventory inventory, Previewed previewed) {
        if (request.diff().isEmpty()) return List.of();
        return new CompareSides(workspace, artifacts, dbt).of(request.diff(), previewed, preview(selection, inventory));
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

    /** For commands that look at no relation. */
    private Inventory nothing() {
        return new Inventory(workspace.rules(), Map.of());
    }

    private Previewed previewed(Selection selection, Inventory inventory) {
        return preview(selection, inventory).of(command, selection.ids());
    }

    private Preview preview(Selection selection, Inventory inventory) {
        RelationCache cache = new RelationCache(inventory, workspace.quoting(), workspace.cacheRules());
        DeferSettings defer =
                new DeferSettings(defers(), workspace.flags().deferral().favorState());
        RefResolver resolver = new RefResolver(defer, artifacts.deferred(), asDbtSays(selection), cache);
        return new Preview(
                artifacts.branch(), artifacts.graph(), resolver, cache, workspace.rules(), workspace.quoting());
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
                PlanChecks.error(previewed.steps(), command.builds()),
                ExplainChanges.of(workspace, artifacts, choice.context(), request.why(), selection),
                !request.why().isEmpty(),
                List.of());
    }

    private Plan.Asked asked(NodeChoice choice) {
        return new Plan.Asked(
                request.command().word(),
                dbt.toString(),
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
        return PlanWarnings.of(workspace, artifacts, dbt, selection, ofRefs);
    }
}
