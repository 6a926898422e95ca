package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.relation.RelationName;
import org.junit.jupiter.api.Test;

class PreviewEndsTest {
    private static TestManifest branch() {
        return new TestManifest()
                .model("a")
                .model("b", "model.shop.a")
                .model("c", "model.shop.b", "model.shop.a")
                .model("d", "model.shop.c");
    }

    private static TestManifest state() {
        return new TestManifest()
                .model("a", node -> node.lives("wh", "prod", "a"))
                .model("b", node -> node.lives("wh", "prod", "b"))
                .model("c", node -> node.lives("wh", "prod", "c"));
    }

    @Test
    void a_command_that_only_compiles_ends_at_the_first_node_dbt_gives_up() {
        TestRun run = new TestRun(branch()).deferringTo(state(), false).lies("dev", "A");

        assertThat(TestRun.refs(run.compiles("b", "c", "d"))).containsExactly("b → a: error ApproximateMatchError");
    }

    @Test
    void where_a_listing_failed_nobody_knows_whether_it_ends() {
        TestRun run = new TestRun(branch()).deferringTo(state(), false).cannotList("dev");

        assertThat(TestRun.refs(run.compiles("b", "d")))
                .containsExactly("b → a: error listing-failed", "d → c: error listing-failed");
    }

    @Test
    void where_a_listing_failed_nobody_knows_that_a_node_fails() {
        TestRun run = new TestRun(branch()).deferringTo(state(), false).cannotList("dev");

        assertThat(TestRun.fates(run.builds("b", "d"))).containsExactly("b RUNS", "d RUNS");
    }

    @Test
    void only_what_the_branch_makes_a_view_of_is_a_view_that_reads() {
        Manifest branch = new TestManifest()
                .model("a")
                .model("v", "model.shop.a")
                .model("t", node -> node.parents("model.shop.a").config("materialized", "table"))
                .model("m", node -> node.parents("model.shop.a").config("materialized", "materialized_view"))
                .model("late", node -> node.parents("model.shop.a").config("bind", false))
                .build();

        assertThat(ViewReaders.inGraph(branch, TestRun.LATE_BINDING).of(name("a")))
                .containsExactlyInAnyOrder(name("v"), name("m"));
    }

    private static RelationName name(String identifier) {
        return new RelationName("wh", "dev", identifier);
    }
}
