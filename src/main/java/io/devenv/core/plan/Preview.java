package io.devenv.core.plan;

import io.devenv.core.defer.Reason;
import io.devenv.core.defer.Resolution;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the selected nodes in the order in which dbt runs them, and asks at each where its refs point at that moment: what a
 * building command has built by then exists.
 */
public final class Preview {
    private static final String LAST = "on-run-end";

    private final Manifest branch;
    private final Graph graph;
    private final NodeReads reads;
    private final Builder builder;

    public Preview(Manifest branch, NodeReads reads, Builder builder) {
        this.branch = branch;
        this.graph = branch.graph();
        this.reads = reads;
        this.builder = builder;
    }

    /** What a command does with the nodes it selects; with none of them it ends at once, without hooks. */
    public Previewed of(CommandRules command, Set<String> selected) {
        if (selected.isEmpty()) return Previewed.reading(List.of(), List.of());
        Optional<Node> stop = command.resolvesRefs() ? reads.stopsAt() : Optional.empty();
        if (stop.isPresent()) return Previewed.stopped(named(selected), stop.get());
        List<Step> hooks = new ArrayList<>();
        if (command.runsHooks()) hooks.addAll(hooks(false));
        if (stop(command, hooks).isPresent()) return Previewed.reading(List.of(), hooks);
        List<Step> steps = switch (command.work()) {
            case NAMES -> named(selected);
            case COMPILES, TESTS -> read(command, selected);
            case BUILDS -> build(selected);
        };
        if (command.runsHooks()) hooks.addAll(hooks(true));
        return command.builds() ? Previewed.building(steps, hooks) : Previewed.reading(steps, hooks);
    }

    private List<Step> named(Set<String> selected) {
        return selected.stream()
                .map(id -> new Step(branch.node(id).orElseThrow(), List.of(), Step.Fate.RUNS))
                .toList();
    }

    /** on-run-start or on-run-end of this project and its packages: they run whatever is selected, until one cannot be compiled. */
    private List<Step> hooks(boolean last) {
        List<Step> hooks = new ArrayList<>();
        for (Node node : branch.ofType(ResourceType.OPERATION)) {
            if (node.tags().contains(LAST) != last) continue;
            hooks.add(new Step(node, reads.refs(node, false).refs(), Step.Fate.RUNS));
            if (twin(hooks).isPresent()) break;
        }
        return hooks;
    }

    /** The ref of a hook that ends the command. */
    static Optional<Resolution> stop(CommandRules command, List<Step> hooks) {
        return command.endsAtHook() ? twin(hooks) : Optional.empty();
    }

    /** The ref that dbt cannot resolve for a twin in other letters (1.8.10 and 1.11.16, observed). */
    private static Optional<Resolution> twin(List<Step> hooks) {
        return hooks.stream()
                .flatMap(hook -> hook.refs().stream())
                .map(PlannedRef::resolution)
                .filter(resolution -> resolution.reason() == Reason.APPROXIMATE_MATCH)
                .findFirst();
    }

    private List<Step> read(CommandRules command, Set<String> selected) {
        List<Step> steps = new ArrayList<>();
        for (Node node : inBuildOrder(selected)) {
            NodeReads.Found found = reads.refs(node, false);
            List<PlannedRef> refs = found.refs();
            boolean fails = command.runsNodes() && found.fails();
            Step.Fate fate = fails ? Step.Fate.FAILS : Step.Fate.RUNS;
            steps.add(new Step(node, refs, besides(node, found), Optional.empty(), fate));
            if (!command.runsNodes() && endsCommand(found)) break;
        }
        return List.copyOf(steps);
    }

    /**
     * Each node that does not fail exists for those after it. Tests are taken to pass, for what they find is in no manifest: {@code dbt
     * build} skips what depends on a model whose test fails.
     *
     * <p>dbt skips all descendants of a failed node, also those reached through nodes that are not selected (dbt-core 1.8 to
     * 1.12, {@code GraphRunnableTask._mark_dependent_errors}).
     */
    private List<Step> build(Set<String> selected) {
        List<Step> steps = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        for (Node node : inBuildOrder(selected)) {
            Step step = lost.contains(node.id()) ? new Step(node, List.of(), Step.Fate.SKIPPED) : run(node);
            steps.add(step);
            if (step.fate() == Step.Fate.FAILS) loseAfter(node.id(), lost);
        }
        return List.copyOf(steps);
    }

    /** Adds all descendants; where one is lost already, so are those behind it. */
    private void loseAfter(String failed, Set<String> lost) {
        Deque<String> waiting = new ArrayDeque<>(List.of(failed));
        while (!waiting.isEmpty()) {
            for (String child : graph.children(waiting.pop())) {
                if (lost.add(child)) waiting.push(child);
            }
        }
    }

    private List<Node> inBuildOrder(Set<String> selected) {
        Set<String> wanted = new HashSet<>(selected);
        List<Node> ordered = new ArrayList<>(wanted.size());
        for (String id : graph.inBuildOrder()) {
            if (wanted.contains(id)) ordered.add(branch.node(id).orElseThrow());
        }
        return ordered;
    }

    private Step run(Node node) {
        NodeReads.Found found = reads.refs(node, true);
        List<PlannedRef> refs = found.refs();
        Optional<Build> how = builder.foresee(node);
        boolean refused = how.filter(build -> build.how() == Build.How.REFUSED).isPresent();
        boolean fails = refused || found.fails();
        Step.Besides besides = besides(node, found);
        if (!fails) builder.build(node, how);
        return new Step(node, refs, besides, how, fails ? Step.Fate.FAILS : Step.Fate.RUNS);
    }

    private Step.Besides besides(Node node, NodeReads.Found found) {
        return new Step.Besides(
                reads.functions(node), reads.foreignKeys(node), found.notExecuted(), found.undeclared());
    }

    /** What only compiles ends at the first node that dbt gives up; nobody knows whether it would where a listing failed. */
    private static boolean endsCommand(NodeReads.Found found) {
        return found.undeclared().isPresent()
                || found.refs().stream().anyMatch(ref -> ref.resolution().reason() == Reason.APPROXIMATE_MATCH);
    }

    /** True where it is known that the ref leads to no relation; what is unknown is not counted. */
    static boolean readsNothing(PlannedRef ref) {
        return switch (ref.resolution().target()) {
            case DEV -> ref.inDev().filter(Presence.NO::equals).isPresent();
            case STATE -> ref.inState().filter(Presence.NO::equals).isPresent();
            case ERROR -> ref.resolution().reason() != Reason.LISTING_FAILED;
            case EPHEMERAL, FIXTURE -> false;
        };
    }
}
