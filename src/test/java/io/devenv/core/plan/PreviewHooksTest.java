package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hook before the nodes reads a, another before them and one after them read b. */
class PreviewHooksTest {
    private static final String SOURCE = "source.shop.raw.t";

    private static TestManifest project(String schema) {
        return new TestManifest()
                .node(ResourceType.SOURCE, "raw.t", node -> node)
                .model("a", node -> node.lives("wh", schema, "a"))
                .model("b", node -> node.lives("wh", schema, "b"))
                .model("c", node -> node.lives("wh", schema, "c"));
    }

    private static TestManifest hooked() {
        return project("dev")
                .node(ResourceType.OPERATION, "start-0", node -> hook(node, "on-run-start", "model.shop.a"))
                .node(ResourceType.OPERATION, "start-1", node -> hook(node, "on-run-start", "model.shop.b"))
                .node(ResourceType.OPERATION, "end-0", node -> hook(node, "on-run-end", "model.shop.b"));
    }

    private static TestNode hook(TestNode node, String when, String parent) {
        return node.tags(when).parents(parent);
    }

    private static TestRun run() {
        return new TestRun(hooked()).deferringTo(project("prod"), false).lies("prod", "a", "b", "c");
    }

    @ParameterizedTest(name = "{0} where {2} lies: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RUN              | model.shop.c      | A | at the hook start-0
            RUN              | model.shop.c      | B | at the hook start-1
            TEST             | model.shop.c      | A | at the hook start-0
            SOURCE_FRESHNESS | source.shop.raw.t | A | at the hook start-0
            SOURCE_FRESHNESS | source.shop.raw.t | B | at the hook start-1
            """)
    void a_hook_that_finds_a_twin_ends_the_command_before_any_node(
            DbtCommand command, String selected, String twin, String place) {
        TestRun run = run().lies("dev", twin);

        Problem stop = run.error(command, selected).orElseThrow();
        assertThat(stop.code()).isEqualTo("ApproximateMatchError");
        assertThat(stop.message()).startsWith("dbt would stop " + place + ": ");
        assertThat(stop.next()).hasValueSatisfying(next -> assertThat(next).startsWith("drop or rename the twin of "));
        assertThat(run.does(command, selected).steps()).isEmpty();
    }

    @Test
    void the_hooks_after_one_that_finds_a_twin_are_left_out() {
        assertThat(TestRun.refs(run().lies("dev", "A").does(DbtCommand.RUN, "c").hooks()))
                .containsExactly("start-0 → a: error ApproximateMatchError");
    }

    @Test
    void a_hook_after_the_nodes_that_finds_a_twin_ends_the_command_when_they_have_run() {
        TestManifest branch =
                project("dev").node(ResourceType.OPERATION, "end-0", node -> hook(node, "on-run-end", "model.shop.b"));
        TestRun run = new TestRun(branch).deferringTo(project("prod"), false).lies("dev", "B");

        assertThat(TestRun.fates(run.does(DbtCommand.RUN, "c").steps())).containsExactly("c RUNS");
        assertThat(run.error(DbtCommand.RUN, "c").orElseThrow().message())
                .startsWith("dbt would stop at the hook end-0: ");
    }

    @Test
    void dbt_1_8_goes_on_with_the_nodes() {
        TestRun run = run().dbt(1, 8, 10).lies("dev", "A");

        assertThat(run.error(DbtCommand.RUN, "c")).isEmpty();
        assertThat(TestRun.fates(run.builds("c"))).containsExactly("c RUNS");
        assertThat(TestRun.refs(run.does(DbtCommand.RUN, "c").hooks()))
                .containsExactly("start-0 → a: error ApproximateMatchError", "end-0 → b: state missing-in-dev");
    }

    @Test
    void without_a_twin_nothing_ends() {
        assertThat(run().error(DbtCommand.SOURCE_FRESHNESS, SOURCE)).isEmpty();
        assertThat(TestRun.refs(run().does(DbtCommand.SOURCE_FRESHNESS, SOURCE).hooks()))
                .containsExactly(
                        "start-0 → a: state missing-in-dev",
                        "start-1 → b: state missing-in-dev",
                        "end-0 → b: state missing-in-dev");
    }

    @Test
    void commands_without_hooks_mind_no_twin_of_theirs() {
        assertThat(run().lies("dev", "A").error(DbtCommand.COMPILE, "c")).isEmpty();
        assertThat(run().lies("dev", "A").dbt(1, 9, 11).error(DbtCommand.SOURCE_FRESHNESS, SOURCE))
                .isEmpty();
    }
}
