package io.devenv.core.defer;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.select.DbtCommand;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontierTest {
    /** a ← b ← c; a unit test of c; a hook that reads h. */
    private static final Manifest BRANCH = new TestManifest()
            .model("a")
            .model("b", node -> node.parents("model.shop.a").config("materialized", "incremental"))
            .model("c", "model.shop.b")
            .model("h")
            .node(ResourceType.SNAPSHOT, "s", node -> node.parents("model.shop.c"))
            .node(ResourceType.UNIT_TEST, "ut", node -> node.parents("model.shop.c"))
            .node(ResourceType.OPERATION, "hook", node -> node.parents("model.shop.h"))
            .build();

    @Test
    void direct_parents_of_the_selected_and_of_hooks_stand_on_it_and_nothing_selected_does() {
        assertThat(Frontier.of(BRANCH, Set.of("model.shop.c"), DbtCommand.RUN))
                .containsExactlyInAnyOrder("model.shop.b", "model.shop.h");
        assertThat(Frontier.of(BRANCH, Set.of("model.shop.b", "model.shop.c"), DbtCommand.RUN))
                .containsExactlyInAnyOrder("model.shop.a", "model.shop.h");
    }

    @Test
    void a_unit_test_brings_the_parents_of_the_model_it_tests() {
        assertThat(Frontier.of(BRANCH, Set.of("unit_test.shop.ut"), DbtCommand.TEST))
                .containsExactlyInAnyOrder("model.shop.c", "model.shop.b", "model.shop.h");
    }

    @Test
    void where_nothing_is_built_selected_models_that_keep_data_stand_on_it_too() {
        Set<String> selected = Set.of("model.shop.b", "model.shop.c", "snapshot.shop.s");

        assertThat(Frontier.of(BRANCH, selected, DbtCommand.COMPILE))
                .containsExactlyInAnyOrder("model.shop.a", "model.shop.h", "model.shop.b", "snapshot.shop.s");
        assertThat(Frontier.of(BRANCH, selected, DbtCommand.BUILD))
                .containsExactlyInAnyOrder("model.shop.a", "model.shop.h");
    }
}
