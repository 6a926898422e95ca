package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BroughtFunctionsTest {
    private static final String A = "models/a.sql";
    private static final String F = "functions/f.sql";

    /** A model a that calls what is named. */
    private static TestManifest project(String... calls) {
        return new TestManifest().model("a", node -> node.path(A).parents(calls));
    }

    private static TestManifest function(TestManifest manifest, String name, String... calls) {
        return manifest.node(
                ResourceType.FUNCTION,
                name,
                node -> node.path("functions/" + name + ".sql").parents(calls));
    }

    private static List<String> kept(TestManifest manifest, String... files) {
        return BroughtFunctions.without(manifest.build(), "shop", Set.of(files)::contains).nodes().stream()
                .map(Node::name)
                .toList();
    }

    @Test
    void a_function_without_a_file_that_nothing_calls_is_not_the_branchs() {
        assertThat(kept(function(project(), "f"), A)).containsExactly("a");
    }

    @Test
    void a_function_with_a_file_is() {
        assertThat(kept(function(project(), "f"), A, F)).containsExactlyInAnyOrder("a", "f");
    }

    @Test
    void functions_that_call_one_another_go_together() {
        TestManifest manifest = function(function(project(), "f"), "g", "function.shop.f");

        assertThat(kept(manifest, A)).containsExactly("a");
    }

    @Test
    void what_the_branch_calls_stays_with_all_that_it_calls() {
        TestManifest manifest = function(function(project("function.shop.g"), "f"), "g", "function.shop.f");

        assertThat(kept(manifest, A)).containsExactlyInAnyOrder("a", "f", "g");
    }

    @Test
    void functions_of_packages_are_not_looked_for() {
        TestManifest manifest = project().node(ResourceType.FUNCTION, "util", "f", node -> node.path(F));

        assertThat(kept(manifest, A)).containsExactlyInAnyOrder("a", "f");
    }

    @Test
    void where_no_file_of_the_project_is_found_nothing_is_said() {
        assertThat(kept(function(project(), "f"))).containsExactlyInAnyOrder("a", "f");
    }

    @Test
    void other_nodes_without_a_file_stay_and_so_does_what_is_beside_the_nodes() {
        Manifest manifest = function(project().model("b", node -> node.path("models/b.sql")), "f")
                .macro("m", "1")
                .disabledModel("d", node -> node)
                .build();
        Manifest without = BroughtFunctions.without(manifest, "shop", Set.of(A)::contains);

        assertThat(without.nodes()).extracting(Node::name).containsExactlyInAnyOrder("a", "b");
        assertThat(without.macros()).isEqualTo(manifest.macros());
        assertThat(without.disabled()).isEqualTo(manifest.disabled());
        assertThat(without.metadata()).isEqualTo(manifest.metadata());
    }
}
