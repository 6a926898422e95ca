package io.devenv.app;

import io.devenv.core.cleanup.Arrivals;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Guarded;
import io.devenv.core.cleanup.Ways;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.CloneChecks;
import io.devenv.core.plan.ClonePlan;
import io.devenv.core.plan.ClonePreview;
import io.devenv.core.plan.Clones;
import io.devenv.core.plan.Cloning;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes clones of production where nothing lies in dev yet: shows what would be made and why, and does just that. Replaces nothing. */
public final class CloneNodes {
    /** Of what dbt does beside making a clone, devenv does nothing. */
    private static final String HOOKS = "clone-runs-hooks";

    private final Environment environment;
    private final GivenFlags given;
    private final CloneRequest request;
    private final Clock clock;
    private final Progress progress;
    /** What was shown is made for these, whatever dbt has parsed since. */
    private Optional<Artifacts> shownFor = Optional.empty();

    public CloneNodes(Environment environment, GivenFlags given, CloneRequest request, Clock clock, Progress progress) {
        this.environment = environment;
        this.given = given;
        this.request = request;
        this.clock = clock;
        this.progress = progress;
    }

    /** What would be made; nothing is changed. */
    public Clones preview() {
        Workspace workspace = open();
        if (request.parses()) ParseProject.run(workspace);
        Artifacts artifacts = current(workspace);
        shownFor = Optional.of(artifacts);
        try (Warehouse warehouse = workspace.openToRead()) {
            return decide(workspace, artifacts, warehouse, RunId.next(clock));
        }
    }

    /**
     * Does what was shown. The warehouse is looked at again first; what would now be done otherwise is left alone.
     *
     * @param shown the preview that the user has seen
     */
    public Done apply(Clones shown) {
        Workspace workspace = open();
        Artifacts artifacts = shownFor.orElseGet(() -> current(workspace));
        Applying applying = new Applying(
                workspace,
                request.typed(),
                progress,
                (warehouse, run) -> decide(workspace, artifacts, warehouse, run).changes());
        return applying.shown(shown.changes());
    }

    private Workspace open() {
        return Workspace.open(environment, given, request.manifest(), clock);
    }

    private Artifacts current(Workspace workspace) {
        return CurrentArtifacts.read(workspace, progress, "it says where the clones belong, so it has to be current");
    }

    private Clones decide(Workspace workspace, Artifacts artifacts, Warehouse warehouse, String run) {
        Manifest state = artifacts.deferredFor("clone");
        List<Node> nodes = selected(workspace, artifacts);
        Guarded guarded = guarded(workspace, artifacts, nodes);
        progress.says("looking into " + workspace.connection());
        Inventory inventory = warehouse.list(ClonePreview.asked(artifacts.branch(), nodes, state));
        progress.says("deciding");
        Cloning cloning =
                new ClonePreview(state, inventory, workspace.adapterRules(), workspace.quoting(), false).of(nodes);
        ClonePlan plan = planned(workspace, cloning, inventory, guarded, warehouse, run);
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(guarded.leftOut());
        CloneChecks.of(plan.asMade(cloning), workspace.adapterRules()).stream()
                .filter(warning -> !warning.code().equals(HOOKS))
                .forEach(warnings::add);
        return new Clones(Headings.of(workspace, artifacts, List.of()), run, plan, inventory, warnings);
    }

    /** As dbt, everything where nothing is said. */
    private List<Node> selected(Workspace workspace, Artifacts artifacts) {
        DbtVersion dbt = DbtVersion.of(artifacts.branch().metadata().dbtVersion());
        PlanRequest asked = new PlanRequest(
                DbtCommand.CLONE,
                true,
                Optional.empty(),
                request.manifest(),
                Optional.empty(),
                List.of(),
                List.of(),
                false);
        return NodeChoice.of(workspace, artifacts, asked, dbt).select().ids().stream()
                .flatMap(id -> artifacts.branch().node(id).stream())
                .toList();
    }

    private Guarded guarded(Workspace workspace, Artifacts artifacts, List<Node> nodes) {
        Set<SchemaName> schemas = nodes.stream()
                .filter(Node::isBuilt)
                .flatMap(node -> node.relation().stream())
                .map(RelationName::inSchema)
                .collect(Collectors.toCollection(TreeSet::new));
        schemas.add(workspace.ownSchema());
        return artifacts.guarded(schemas).orStop();
    }

    /** Plans without what the warehouse objects to. */
    private ClonePlan planned(
            Workspace workspace,
            Cloning cloning,
            Inventory inventory,
            Guarded guarded,
            Warehouse warehouse,
            String run) {
        Set<SchemaName> allowed =
                guarded.allowed().stream().map(workspace.rules()::folded).collect(Collectors.toSet());
        Ways ways = Ways.of(workspace.adapterRules());
        Map<RelationName, String> refused = new HashMap<>();
        ClonePlan wanted = ClonePlan.of(
                cloning,
                inventory,
                new ClonePlan.Terms(allowed, ways, request.copies(), Map.of()),
                Arrivals.of(inventory, run));
        Set<SchemaName> toCome = Set.copyOf(wanted.schemas());
        Objections objections = new Objections(warehouse);
        for (Batch batch : wanted.batches()) {
            boolean schemaIsToCome =
                    batch.schema().isEmpty() && toCome.contains(batch.about().inSchema());
            if (!schemaIsToCome) objections.to(batch).ifPresent(why -> refused.put(batch.about(), why));
        }
        ClonePlan.Terms terms = new ClonePlan.Terms(allowed, ways, request.copies(), refused);
        return ClonePlan.of(cloning, inventory, terms, Arrivals.of(inventory, run));
    }
}
