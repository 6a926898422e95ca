package io.devenv.core.select;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tests that come along with what they test. */
final class IndirectTests {
    private final Manifest manifest;
    private final Graph graph;

    IndirectTests(SelectionContext context) {
        this.manifest = context.manifest();
        this.graph = context.graph();
    }

    /** Adds the tests of one criterion's nodes. Those that other criteria may still complete are kept aside. */
    Picked addTo(Set<String> selected, IndirectSelection mode) {
        if (mode == IndirectSelection.EMPTY) return new Picked(selected, Set.of());
        Set<String> enough = mode == IndirectSelection.BUILDABLE ? builtFrom(selected, true) : selected;
        Set<String> direct = new HashSet<>(selected);
        Set<String> aside = new HashSet<>();
        for (String id : selected) {
            for (String child : graph.children(id)) {
                if (direct.contains(child)) continue;
                Optional<Node> test = manifest.node(child).filter(IndirectTests::isTest);
                if (test.isEmpty()) continue;
                boolean comesAlong = mode == IndirectSelection.EAGER
                        || enough.containsAll(test.get().dependsOn().nodes());
                (comesAlong ? direct : aside).add(child);
            }
        }
        return new Picked(direct, aside);
    }

    /** Looks again at the tests kept aside, now that unions and intersections are made; at unit tests dbt does not. */
    Set<String> complete(Set<String> direct, Set<String> aside, IndirectSelection mode) {
        if (mode == IndirectSelection.EAGER || mode == IndirectSelection.EMPTY || direct.equals(aside)) return direct;
        Set<String> enough = mode == IndirectSelection.BUILDABLE ? builtFrom(direct, false) : direct;
        Set<String> completed = new HashSet<>(direct);
        for (String id : aside) {
            Optional<Node> test = manifest.node(id).filter(node -> node.type() == ResourceType.TEST);
            if (test.isPresent() && enough.containsAll(test.get().dependsOn().nodes())) completed.add(id);
        }
        return completed;
    }

    private Set<String> builtFrom(Set<String> selected, boolean withSources) {
        Set<String> all = new HashSet<>(selected);
        all.addAll(graph.ancestors(selected, Integer.MAX_VALUE));
        if (!withSources) return all;
        for (Node node : manifest.nodes()) {
            if (node.type() == ResourceType.SOURCE) all.add(node.id());
        }
        return all;
    }

    private static boolean isTest(Node node) {
        return node.type() == ResourceType.TEST || node.type() == ResourceType.UNIT_TEST;
    }

    /**
     * What a part of a selection picks.
     *
     * @param aside tests that miss a parent so far
     */
    record Picked(Set<String> direct, Set<String> aside) {
        Set<String> possible() {
            if (aside.isEmpty()) return direct;
            Set<String> all = new HashSet<>(direct);
            all.addAll(aside);
            return all;
        }
    }
}
