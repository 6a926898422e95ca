package io.devenv.core.plan;

import io.devenv.core.defer.RefTarget;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Warning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds children that read dev's copy of a node and production's copy of something built from that node. Ways through the graph are
 * followed only from what both kinds of reading have in common, which in most plans is nothing.
 */
final class MixedParents {
    private final Graph graph;
    /** What is built from anything that is read from dev beside something from production. */
    private final Set<String> afterDev;

    private final Map<String, Set<String>> ancestors = new HashMap<>();

    MixedParents(List<Step> steps, Graph graph) {
        this.graph = graph;
        Set<String> inDev = new HashSet<>();
        for (Step step : steps) {
            if (!reads(step, RefTarget.STATE)) continue;
            for (PlannedRef ref : step.refs()) {
                if (points(ref, RefTarget.DEV)) inDev.add(parent(ref).id());
            }
        }
        this.afterDev = graph.descendants(inDev, Integer.MAX_VALUE);
    }

    Optional<Warning> of(Step step) {
        if (!reads(step, RefTarget.DEV)) return Optional.empty();
        for (PlannedRef deferred : step.refs()) {
            if (!points(deferred, RefTarget.STATE)
                    || !afterDev.contains(parent(deferred).id())) continue;
            Optional<Node> mixed = readFromDev(step, before(parent(deferred)));
            if (mixed.isPresent()) return Optional.of(warning(step, mixed.get(), parent(deferred)));
        }
        return Optional.empty();
    }

    private Set<String> before(Node deferred) {
        return ancestors.computeIfAbsent(deferred.id(), id -> graph.ancestors(List.of(id), Integer.MAX_VALUE));
    }

    private static Optional<Node> readFromDev(Step step, Set<String> among) {
        return step.refs().stream()
                .filter(ref -> points(ref, RefTarget.DEV))
                .map(MixedParents::parent)
                .filter(parent -> among.contains(parent.id()))
                .findFirst();
    }

    private static Warning warning(Step step, Node inDev, Node deferred) {
        return Warning.about(
                step.node().id(),
                "mixed-parents",
                step.node().label() + " reads " + inDev.label() + " from dev, and from production " + deferred.label()
                        + ", which was built from production's " + inDev.label());
    }

    private static boolean reads(Step step, RefTarget target) {
        for (PlannedRef ref : step.refs()) {
            if (points(ref, target)) return true;
        }
        return false;
    }

    private static boolean points(PlannedRef ref, RefTarget target) {
        return ref.resolution().target() == target;
    }

    private static Node parent(PlannedRef ref) {
        return ref.resolution().parent();
    }
}
