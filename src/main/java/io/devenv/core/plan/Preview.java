package io.devenv.core.plan;

import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.defer.Resolution;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks the selected nodes in the order in which dbt runs them, and asks at each where its refs point at that moment: what a
 * building command has built by then exists.
 */
public final class Preview {
    private final Manifest branch;
    private final Graph graph;
    private final RefResolver resolver;
    private final RelationCache cache;
    private final NameRules rules;
    private final Quoting quoting;

    public Preview(
            Manifest branch, Graph graph, RefResolver resolver, RelationCache cache, NameRules rules, Quoting quoting) {
        this.branch = branch;
        this.graph = graph;
        this.resolver = resolver;
        this.cache = cache;
        this.rules = rules;
        this.quoting = quoting;
    }

    /** What a command does with the nodes it selects; with none of them it ends at once, without hooks. */
    public Previewed of(CommandRules command, Set<String> selected) {
        if (selected.isEmpty()) return Previewed.reading(List.of(), List.of());
        List<Step> hooks = command.runsHooks() ? compile(hooks()) : List.of();
        if (!command.resolvesRefs()) return Previewed.reading(listed(selected), hooks);
        return command.builds()
                ? Previewed.building(build(selected), hooks)
                : Previewed.reading(compile(selected), hooks);
    }

    /** The selected nodes of a command that resolves no refs. */
    private List<Step> listed(Set<String> selected) {
        return selected.stream()
                .map(id -> new Step(branch.node(id).orElseThrow(), List.of(), Step.Fate.RUNS))
                .toList();
    }

    /** on-run-start and on-run-end of this project and its packages run whatever is selected. */
    private Set<String> hooks() {
        Set<String> ids = new TreeSet<>();
        for (Node node : branch.nodes()) {
            if (node.type() == ResourceType.OPERATION) ids.add(node.id());
        }
        return ids;
    }

    /** What a command that only compiles or reads does: nothing is built, every node is compiled. */
    public List<Step> compile(Set<String> selected) {
        List<Step> steps = new ArrayList<>();
        for (String id : graph.inBuildOrder()) {
            if (!selected.contains(id)) continue;
            Node node = branch.node(id).orElseThrow();
            steps.add(new Step(node, refsOf(node), Step.Fate.RUNS));
        }
        return List.copyOf(steps);
    }

    /**
     * What a command that builds does: each node that does not fail exists for those after it.
     *
     * <p>dbt skips all descendants of a failed node, also those reached through nodes that are not selected (dbt-core 1.8 to
     * 1.12, {@code GraphRunnableTask._mark_dependent_errors}).
     */
    public List<Step> build(Set<String> selected) {
        List<Step> steps = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        for (String id : graph.inBuildOrder()) {
            boolean afterLoss = graph.parents(id).stream().anyMatch(lost::contains);
            if (afterLoss) lost.add(id);
            if (!selected.contains(id)) continue;
            Step step = afterLoss ? skipped(id) : run(id);
            steps.add(step);
            if (step.fate() == Step.Fate.FAILS) lost.add(id);
        }
        return List.copyOf(steps);
    }

    private Step skipped(String id) {
        return new Step(branch.node(id).orElseThrow(), List.of(), Step.Fate.SKIPPED);
    }

    private Step run(String id) {
        Node node = branch.node(id).orElseThrow();
        List<PlannedRef> refs = refsOf(node);
        boolean fails = refs.stream().anyMatch(Preview::readsNothing);
        if (!fails && node.isBuilt()) {
            cache.add(Relation.of(node.relation().orElseThrow(), kindOf(node)));
        }
        return new Step(node, refs, fails ? Step.Fate.FAILS : Step.Fate.RUNS);
    }

    private static RelationKind kindOf(Node node) {
        return node.materialized().filter("view"::equals).isPresent() ? RelationKind.VIEW : RelationKind.TABLE;
    }

    /** True where it is known that the ref leads to no relation; what is unknown is not counted. */
    static boolean readsNothing(PlannedRef ref) {
        return switch (ref.resolution().target()) {
            case DEV -> ref.inDev().filter(Presence.NO::equals).isPresent();
            case STATE -> ref.inState().filter(Presence.NO::equals).isPresent();
            case ERROR -> true;
            case EPHEMERAL, FIXTURE -> false;
        };
    }

    /** The refs of one node, and inside ephemeral parents theirs, once each. */
    List<PlannedRef> refsOf(Node node) {
        List<PlannedRef> refs = new ArrayList<>();
        collect(node, refs, new HashSet<>());
        return List.copyOf(refs);
    }

    private void collect(Node child, List<PlannedRef> refs, Set<String> inlined) {
        if (child.type() == ResourceType.UNIT_TEST) {
            inputsOf(child).forEach(input -> refs.add(planned(resolver.resolve(child, input))));
            return;
        }
        if (!child.type().hasCode()) return;
        for (String id : child.dependsOn().nodes()) {
            Optional<Node> parent = branch.node(id).filter(node -> node.type().isRefable());
            if (parent.isEmpty()) continue;
            Resolution resolution = resolver.resolve(child, parent.get());
            refs.add(planned(resolution));
            if (resolution.target() == RefTarget.EPHEMERAL && inlined.add(id)) collect(parent.get(), refs, inlined);
        }
    }

    /** A unit test stands in for everything its model refers to. */
    private List<Node> inputsOf(Node unitTest) {
        return unitTest.dependsOn().nodes().stream()
                .flatMap(tested -> graph.parents(tested).stream())
                .flatMap(id -> branch.node(id).stream())
                .filter(node -> node.type().isRefable())
                .toList();
    }

    private PlannedRef planned(Resolution resolution) {
        var inState = resolver.stateRelation(resolution.parent());
        return new PlannedRef(
                resolution,
                resolution.relation().map(name -> rules.render(name, quoting)),
                resolution.parent().relation().map(name -> Presence.of(cache.look(name))),
                inState,
                inState.map(name -> Presence.of(cache.look(name))));
    }
}
