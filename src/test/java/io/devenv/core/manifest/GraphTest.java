package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GraphTest {
    /** b, read twice by d, is also read by what is not enabled; x is not there. */
    private final Manifest manifest = new TestManifest()
            .model("d", "model.shop.b", "model.shop.x", "model.shop.c", "model.shop.b")
            .model("c", "model.shop.a")
            .model("b", "model.shop.a")
            .model("a")
            .build();

    @Test
    void edgesAreOnceEachAndLeadToEnabledThingsOnly() {
        Graph graph = manifest.graph();

        assertThat(graph.parents("model.shop.d")).containsExactly("model.shop.b", "model.shop.c");
        assertThat(graph.children("model.shop.a")).containsExactly("model.shop.b", "model.shop.c");
        assertThat(graph.children("model.shop.b")).containsExactly("model.shop.d");
        assertThat(graph.parents("model.shop.a")).isEmpty();
        assertThat(graph.parents("model.shop.x")).isEmpty();
        assertThat(graph.children("model.shop.x")).isEmpty();
    }

    @Test
    void aWalkEndsAtItsDepthAndBeginsBehindTheStart() {
        Graph graph = manifest.graph();

        assertThat(graph.ancestors(List.of("model.shop.d"), 1)).containsExactly("model.shop.b", "model.shop.c");
        assertThat(graph.ancestors(List.of("model.shop.d", "model.shop.x"), 2))
                .containsExactly("model.shop.a", "model.shop.b", "model.shop.c");
        assertThat(graph.ancestors(List.of("model.shop.d"), 0)).isEmpty();
        assertThat(graph.ancestors(List.of("model.shop.d", "model.shop.b"), 1))
                .as("a start that another start reaches")
                .containsExactly("model.shop.a", "model.shop.b", "model.shop.c");
        assertThat(graph.descendants(manifest.some(List.of("model.shop.a")), Integer.MAX_VALUE)
                        .ids())
                .containsExactly("model.shop.b", "model.shop.c", "model.shop.d");
    }

    @Test
    void everyNodeIsBuiltAfterItsParentsAndElseInTheOrderOfIds() {
        Manifest shop = new TestManifest()
                .model("a", "model.shop.z")
                .model("b")
                .model("c")
                .model("z")
                .build();

        assertThat(shop.graph().inBuildOrder())
                .containsExactly("model.shop.b", "model.shop.c", "model.shop.z", "model.shop.a");
    }

    @Test
    void ofTwoNodesWithOneIdTheLastIsKept() {
        Manifest twice = new TestManifest()
                .model("b")
                .model("a", "model.shop.gone")
                .model("a", "model.shop.b")
                .build();

        assertThat(twice.nodes()).hasSize(2);
        assertThat(twice.node("model.shop.a").orElseThrow().dependsOn().nodes()).containsExactly("model.shop.b");
    }

    @Property(tries = 100)
    void walksReachWhatStepByStepSearchReaches(
            @ForAll @IntRange(min = 1, max = 40) int models, @ForAll long seed, @ForAll @IntRange(max = 5) int depth) {
        Random random = new Random(seed);
        TestManifest written = new TestManifest();
        for (int number = 0; number < models; number++) written.model("m" + number, parents(random, models));
        Manifest shop = written.build();
        List<String> from = List.of("model.shop.m" + random.nextInt(models), "model.shop.m" + random.nextInt(models));

        assertThat(shop.graph().ancestors(from, depth)).isEqualTo(slowly(from, depth, shop));
        for (Node node : shop.nodes()) {
            assertThat(shop.graph().children(node.id())).containsExactlyElementsOf(readers(node.id(), shop));
        }
    }

    /** Cycles, too: nothing that dbt writes has one, but nothing may hang at one. */
    private static String[] parents(Random random, int models) {
        List<String> parents = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--)
            parents.add("model.shop.m" + random.nextInt(models + 2));
        return parents.toArray(String[]::new);
    }

    private static Set<String> slowly(Collection<String> from, int depth, Manifest shop) {
        Set<String> reached = new HashSet<>();
        if (depth == 0) return reached;
        for (String id : from) {
            for (String parent : shop.node(id).orElseThrow().dependsOn().nodes()) {
                if (shop.node(parent).isEmpty()) continue;
                reached.add(parent);
                reached.addAll(slowly(List.of(parent), depth - 1, shop));
            }
        }
        return reached;
    }

    private static List<String> readers(String id, Manifest shop) {
        return shop.nodes().stream()
                .filter(node -> node.dependsOn().nodes().contains(id))
                .map(Node::id)
                .toList();
    }
}
