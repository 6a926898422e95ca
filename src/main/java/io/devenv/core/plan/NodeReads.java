package io.devenv.core.plan;

import io.devenv.core.code.Certainty;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.defer.Resolution;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.RefPlace;
import io.devenv.core.manifest.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What one node refers to, resolved at the moment of asking. */
public final class NodeReads {
    private final Manifest branch;
    private final Graph graph;
    private final RefResolver resolver;
    private final RelationCache cache;
    private final Rendering rendering;
    private final ExecutedRefs executed;

    /**
     * What a node refers to.
     *
     * @param refs its refs, and inside ephemeral parents theirs
     * @param notExecuted what else of it stands in the code, behind conditions that do not hold
     */
    record Found(List<PlannedRef> refs, List<PlannedRef> notExecuted) {
        static Found nothing() {
            return new Found(new ArrayList<>(), new ArrayList<>());
        }
    }

    public NodeReads(
            Manifest branch, RefResolver resolver, RelationCache cache, Rendering rendering, ExecutedRefs executed) {
        this.branch = branch;
        this.graph = branch.graph();
        this.resolver = resolver;
        this.cache = cache;
        this.rendering = rendering;
        this.executed = executed;
    }

    /**
     * The refs of one node, and inside ephemeral parents theirs, once each. dbt gives a node up at the first ref that it cannot
     * resolve: those after it are not looked at.
     *
     * @param withHooks whether the command runs the node's hooks
     */
    Found refs(Node node, boolean withHooks) {
        Found found = Found.nothing();
        if (node.type() == ResourceType.UNIT_TEST) {
            inputsOf(node).forEach(input -> found.refs().add(planned(resolver.resolve(node, input))));
        } else {
            collect(node, withHooks, found, new HashSet<>());
        }
        return found;
    }

    Optional<Node> stopsAt() {
        return resolver.stopsAt(branch);
    }

    /** False as soon as dbt gives the node up. */
    private boolean collect(Node child, boolean withHooks, Found found, Set<String> inlined) {
        if (!child.type().hasCode()) return true;
        for (Node parent : parents(child)) {
            if (!parent.type().isRefable() || !isAsked(RefPlace.of(child, parent), withHooks)) continue;
            ExecutedRefs.Answer answer = executed.of(child, parent, withHooks);
            Resolution resolution = resolver.resolve(child, parent);
            if (answer.executed() == Certainty.NO) {
                found.notExecuted().add(planned(resolution));
                continue;
            }
            found.refs().add(planned(resolution, answer.condition()));
            if (resolution.target() == RefTarget.ERROR) return false;
            boolean enters = resolution.target() == RefTarget.EPHEMERAL && inlined.add(parent.id());
            // The hooks of a model that is inlined never run.
            if (enters && !collect(parent, false, found, inlined)) return false;
        }
        return true;
    }

    private static boolean isAsked(RefPlace place, boolean withHooks) {
        return place == RefPlace.CODE || (place == RefPlace.HOOK && withHooks);
    }

    /** The user functions a node calls. */
    List<PlannedRef> functions(Node node) {
        return others(node, parent -> parent.type() == ResourceType.FUNCTION, resolver::function);
    }

    /** What its foreign keys point to. */
    List<PlannedRef> foreignKeys(Node node) {
        List<String> targets = RefPlace.foreignKeys(node);
        return others(
                node,
                parent -> parent.isBuilt() && targets.stream().anyMatch(to -> RefPlace.pointsTo(to, parent)),
                resolver::foreignKey);
    }

    private List<PlannedRef> others(Node node, Predicate<Node> kind, BiFunction<Node, Node, Resolution> answer) {
        if (!node.type().hasCode() || node.type() == ResourceType.UNIT_TEST) return List.of();
        return parents(node).stream()
                .filter(kind)
                .map(parent -> planned(answer.apply(node, parent)))
                .toList();
    }

    private List<Node> parents(Node child) {
        return child.dependsOn().nodes().stream()
                .flatMap(id -> branch.node(id).stream())
                .toList();
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
        return planned(resolution, Optional.empty());
    }

    private PlannedRef planned(Resolution resolution, Optional<String> condition) {
        var inState = resolver.deferral().stateRelation(resolution.parent());
        return new PlannedRef(
                resolution,
                resolution.relation().map(name -> rendering.of(name, resolution)),
                resolution.parent().relation().map(name -> Presence.of(cache.look(name))),
                inState,
                inState.map(name -> Presence.of(cache.look(name))),
                condition);
    }
}
