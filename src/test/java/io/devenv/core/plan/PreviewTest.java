package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of dbt 1.8 and later, one by one; the recorded answers of dbt hold all of them together. */
class PreviewTest {
    /** a ← b ← c */
    private static TestManifest chain(String schema) {
        return new TestManifest()
                .model("a", node -> node.lives("wh", schema, "a"))
                .model("b", node -> node.lives("wh", schema, "b").parents("model.shop.a"))
                .model("c", node -> node.lives("wh", schema, "c").parents("model.shop.b"));
    }

    @ParameterizedTest(name = "favoring {0}, parent in dev {1}, selected {2}: {3}")
    @CsvSource({
        "false, true,  false, dev exists-in-dev",
        "false, false, false, state missing-in-dev",
        "true,  true,  false, state favor-state-unselected",
        // being selected alone never forces dev: compile builds nothing
        "true,  false, true,  state missing-in-dev",
        "true,  true,  true,  dev exists-in-dev",
    })
    void a_compiled_ref_goes_by_existence_unless_the_state_is_favored(
            boolean favoring, boolean lies, boolean selected, String answer) {
        TestRun run =
                new TestRun(chain("dev")).deferringTo(chain("prod"), favoring).lies("prod", "a", "b");
        if (lies) run.lies("dev", "a");

        String[] chosen = selected ? new String[] {"a", "b"} : new String[] {"b"};

        assertThat(TestRun.refs(run.compiles(chosen))).containsExactly("b → a: " + answer);
    }

    @Test
    void what_a_run_has_built_exists_for_what_comes_after() {
        TestRun run =
                new TestRun(chain("dev")).deferringTo(chain("prod"), false).lies("prod", "a", "b", "c");

        assertThat(TestRun.refs(run.builds("b", "c")))
                .containsExactly("b → a: state missing-in-dev", "c → b: dev exists-in-dev");
    }

    @Test
    void without_defer_every_ref_is_dev_and_a_missing_one_fails_its_node_and_skips_all_below() {
        TestRun run = new TestRun(chain("dev").model("d", "model.shop.c"));

        var steps = run.builds("b", "d");

        assertThat(TestRun.refs(steps)).containsExactly("b → a: dev defer-off");
        assertThat(TestRun.fates(steps)).containsExactly("b FAILS", "d SKIPPED");
    }

    @Test
    void a_state_relation_that_is_not_there_fails_the_node_too() {
        TestRun run = new TestRun(chain("dev")).deferringTo(chain("prod"), false);

        assertThat(TestRun.fates(run.builds("b"))).containsExactly("b FAILS");
    }

    @Test
    void refs_inside_an_ephemeral_model_are_resolved_with_it_as_the_child() {
        TestManifest branch = new TestManifest()
                .model("a")
                .model("eph", node -> node.config("materialized", "ephemeral").parents("model.shop.a"))
                .model("b", "model.shop.eph");
        TestRun run = new TestRun(branch).lies("dev", "a");

        assertThat(TestRun.refs(run.builds("b")))
                .containsExactly("b → eph: ephemeral ephemeral-model", "eph → a: dev defer-off");
    }

    @Test
    void a_node_that_is_ephemeral_in_the_state_has_nothing_to_defer_to() {
        TestManifest state = new TestManifest().model("a", node -> node.config("materialized", "ephemeral"));
        TestRun run = new TestRun(chain("dev")).deferringTo(state, false);

        assertThat(TestRun.refs(run.compiles("b"))).containsExactly("b → a: dev not-in-state");
    }

    @Test
    void a_twin_in_another_letter_case_stops_the_ref() {
        TestRun run =
                new TestRun(chain("dev")).deferringTo(chain("prod"), false).lies("dev", "A");

        assertThat(TestRun.refs(run.compiles("b"))).containsExactly("b → a: error ApproximateMatchError");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPOSURE", "METRIC", "SEMANTIC_MODEL", "SAVED_QUERY"})
    void what_has_no_code_resolves_no_refs_and_fails_over_none(ResourceType type) {
        TestRun run = new TestRun(chain("dev").node(type, "x", node -> node.parents("model.shop.b")));
        String id = type.word() + ".shop.x";

        assertThat(TestRun.refs(run.builds(id))).isEmpty();
        assertThat(TestRun.fates(run.builds(id))).containsExactly("x RUNS");
    }

    @Test
    void a_unit_test_reads_its_own_rows_for_everything_its_model_refers_to() {
        TestManifest branch = chain("dev").node(ResourceType.UNIT_TEST, "ut", node -> node.parents("model.shop.b"));
        TestRun run = new TestRun(branch);

        assertThat(TestRun.refs(run.compiles("unit_test.shop.ut"))).containsExactly("ut → a: fixture unit-test-input");
    }
}
