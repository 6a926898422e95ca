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
     * @param undeclared the ref over which dbt gives the node up
     */
    record Found(List<PlannedRef> refs, List<PlannedRef> notExecuted, Optional<UndeclaredRef> undeclared) {
        boolean fails() {
            return undeclared.isPresent() || refs.stream().anyMatch(Preview::readsNothing);
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
        Walk walk = new Walk();
        if (node.type() == ResourceType.UNIT_TEST) {
            inputsOf(node).forEach(input -> walk.refs.add(planned(resolver.resolve(node, input))));
        } else {
            walk.collect(node, withHooks, Optional.empty());
        }
        return new Found(List.copyOf(walk.refs), List.copyOf(walk.notExecuted), walk.undeclared);
    }

    Optional<Node> stopsAt() {
        return resolver.stopsAt(branch);
    }

    /** From a node into its ephemeral parents. */
    private final class Walk {
        private final List<PlannedRef> refs = new ArrayList<>();
        private final List<PlannedRef> notExecuted = new ArrayList<>();
        private final Set<String> inlined = new HashSet<>();
        private Optional<UndeclaredRef> undeclared = Optional.empty();

        /**
         * False as soon as dbt gives the node up.
         *
         * @param outer what has to hold for any of this, where nobody knows
         */
        boolean collect(Node child, boolean withHooks, Optional<String> outer) {
            if (!child.type().hasCode()) return true;
            List<Node> parents = parents(child);
            boolean codeOnly = RefPlace.isCodeOnly(child);
            Optional<ExecutedRefs.Undeclared> end =
                    outer.isPresent() ? Optional.empty() : executed.undeclared(child, parents);
            for (Node parent : parents) {
                if (!parent.type().isRefable()) continue;
                if (!codeOnly && !isAsked(RefPlace.of(child, parent), withHooks)) continue;
                if (end.isPresent() && !end.get().comesAfter(parent)) continue;
                ExecutedRefs.Answer answer = executed.of(child, parent, withHooks);
                Resolution resolution = resolver.resolve(child, parent);
                if (answer.executed() == Certainty.NO) {
                    notExecuted.add(planned(resolution));
                    continue;
                }
                Optional<String> condition = answer.condition().or(() -> outer);
                refs.add(planned(resolution, condition));
                if (resolution.target() == RefTarget.ERROR) return false;
                // dbt looks into ephemeral models when the code around them is rendered; the hooks of one that is
                // inlined never run.
                boolean enters =
                        end.isEmpty() && resolution.target() == RefTarget.EPHEMERAL && inlined.add(parent.id());
                if (enters && !collect(parent, false, condition)) return false;
            }
            undeclared = end.map(ExecutedRefs.Undeclared::ref);
            return end.isEmpty();
        }
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
        if (targets.isEmpty()) return List.of();
        return others(
                node,
                parent -> parent.isBuilt() && targets.stream().anyMatch(to -> RefPlace.pointsTo(to, parent)),
                resolver::foreignKey);
    }

    private List<PlannedRef> others(Node node, Predicate<Node> kind, BiFunction<Node, Node, Resolution> answer) {
        if (!node.type().hasCode() || node.type() == ResourceType.UNIT_TEST) return List.of();
        List<PlannedRef> found = new ArrayList<>(0);
        for (Node parent : parents(node)) {
            if (kind.test(parent)) found.add(planned(answer.apply(node, parent)));
        }
        return List.copyOf(found);
    }

    private List<Node> parents(Node child) {
        List<String> ids = child.dependsOn().nodes();
        List<Node> found = new ArrayList<>(ids.size());
        for (String id : ids) branch.node(id).ifPresent(found::add);
        return found;
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
        var inState = resolver.stateRelation(resolution.parent());
        return new PlannedRef(
                resolution,
                resolution.relation().map(name -> rendering.of(name, resolution)),
                resolution.parent().relation().map(name -> Presence.of(cache.look(name))),
                inState,
                inState.map(name -> Presence.of(cache.look(name))),
                condition);
    }
}
