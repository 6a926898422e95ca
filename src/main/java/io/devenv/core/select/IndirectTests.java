package io.devenv.core.select;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.manifest.ResourceType;

/** Tests that come along with what they test. */
final class IndirectTests {
    private final Manifest manifest;
    private final Graph graph;

    IndirectTests(SelectionContext context) {
        this.manifest = context.manifest();
        this.graph = context.graph();
    }

    /** Adds the tests of one criterion's nodes. Those that other criteria may still complete are kept aside. */
    Picked addTo(NodeSet selected, IndirectSelection mode) {
        if (mode == IndirectSelection.EMPTY) return new Picked(selected, manifest.none());
        NodeSet tests = graph.descendants(selected, 1).minus(selected).where(IndirectTests::isTest);
        if (mode == IndirectSelection.EAGER) return new Picked(selected.union(tests), manifest.none());
        NodeSet enough =
                mode == IndirectSelection.BUILDABLE ? builtFrom(selected).union(sources()) : selected;
        NodeSet complete = thatNeedOnly(enough, tests);
        return new Picked(selected.union(complete), tests.minus(complete));
    }

    /** Looks again at the tests kept aside, now that unions and intersections are made; at unit tests dbt does not. */
    NodeSet complete(NodeSet direct, NodeSet aside, IndirectSelection mode) {
        if (mode == IndirectSelection.EAGER || mode == IndirectSelection.EMPTY || direct.equals(aside)) return direct;
        NodeSet enough = mode == IndirectSelection.BUILDABLE ? builtFrom(direct) : direct;
        return direct.union(thatNeedOnly(enough, aside.where(node -> node.type() == ResourceType.TEST)));
    }

    /** Asks about everything in depends_on: a parent that is disabled is never enough. */
    private static NodeSet thatNeedOnly(NodeSet enough, NodeSet tests) {
        return tests.where(test -> test.dependsOn().nodes().stream().allMatch(enough::contains));
    }

    private NodeSet builtFrom(NodeSet selected) {
        return selected.union(graph.ancestors(selected, Integer.MAX_VALUE));
    }

    private NodeSet sources() {
        return manifest.all().where(node -> node.type() == ResourceType.SOURCE);
    }

    private static boolean isTest(Node node) {
        return node.type() == ResourceType.TEST || node.type() == ResourceType.UNIT_TEST;
    }

    /**
     * What a part of a selection picks.
     *
     * @param aside tests that miss a parent so far
     */
    record Picked(NodeSet direct, NodeSet aside) {
        NodeSet possible() {
            return direct.union(aside);
        }
    }
}
