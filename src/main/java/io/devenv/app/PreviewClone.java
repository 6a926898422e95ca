package io.devenv.app;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.CloneChecks;
import io.devenv.core.plan.ClonePreview;
import io.devenv.core.plan.Cloning;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.Doubts;
import io.devenv.core.plan.Extras;
import io.devenv.core.plan.Opening;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.Previewed;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.Selection;
import io.devenv.core.state.DbtVersion;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code dbt clone} would make of the selected nodes. Changes nothing. Whether defer is on plays no part. */
final class PreviewClone {
    private final Workspace workspace;
    private final Artifacts artifacts;
    private final PlanRequest request;
    private final DbtVersion dbt;
    private final AdapterRules rules;
    private final DeferRules versioned;

    private PreviewClone(Workspace workspace, Artifacts artifacts, PlanRequest request, DbtVersion dbt) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.request = request;
        this.dbt = dbt;
        this.versioned = DeferRules.of(dbt);
        this.rules = workspace.adapterRules();
    }

    /** Ends with the problem that dbt would stop with before it clones anything. */
    static Plan of(Workspace workspace, Artifacts artifacts, PlanRequest request, DbtVersion dbt) {
        return new PreviewClone(workspace, artifacts, request, dbt).plan();
    }

    private Plan plan() {
        NodeChoice choice = NodeChoice.of(workspace, artifacts, request, dbt);
        Selection selection = choice.select();
        if (selection.ids().isEmpty()) return answer(choice, selection, Cloning.NONE, List.of());
        // --defer-state if it was given, else --state; there is no falling back node by node.
        Manifest state = artifacts.deferredFor("clone");
        List<Node> nodes = selection.ids().stream()
                .map(id -> artifacts.branch().node(id).orElseThrow())
                .toList();
        Inventory inventory = list(ClonePreview.asked(artifacts.branch(), nodes, state));
        Opening opening = new Opening(
                rules.cache(), inventory, artifacts.branch(), CommandRules.of(request.command()), selection.ids());
        Optional<Problem> stop = opening.stop();
        if (stop.isPresent()) {
            return answer(choice, selection, Cloning.NONE, opening.warnings()).stoppedBy(stop.get());
        }
        boolean fullRefresh = workspace.flags().run().fullRefresh();
        Cloning cloning = new ClonePreview(state, inventory, rules, workspace.quoting(), fullRefresh).of(nodes);
        List<Warning> warnings = new ArrayList<>(opening.warnings());
        warnings.addAll(CloneChecks.of(cloning, rules));
        return answer(choice, selection, cloning, warnings);
    }

    private Inventory list(Set<SchemaName> schemas) {
        try (Warehouse warehouse = workspace.toRead(request)) {
            return warehouse.list(schemas);
        }
    }

    private Plan answer(NodeChoice choice, Selection selection, Cloning cloning, List<Warning> found) {
        Extras extras = ExplainChanges.of(workspace, artifacts, choice.context(), request, selection)
                .cloning(cloning);
        Doubts doubts = choice.doubts(dbt, extras);
        if (!cloning.steps().isEmpty()) doubts = doubts.and(Doubts.Part.CLONE, versioned.unverified());
        List<Warning> warnings = new ArrayList<>(PlanChecks.ofRules(dbt, versioned, doubts, List.of()));
        warnings.addAll(found);
        return new Plan(
                choice.asked(false, doubts),
                List.copyOf(selection.ids()),
                List.of(),
                List.of(),
                Set.of(),
                Map.of(),
                PlanTimes.of(artifacts, Previewed.NOTHING),
                PlanWarnings.of(workspace, artifacts, request.command(), true, selection, warnings),
                Optional.empty(),
                extras);
    }
}
