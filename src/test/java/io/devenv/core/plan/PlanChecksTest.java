package io.devenv.core.plan;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChecksTest {
    /** a ← b, and c reads both. */
    private static TestManifest triangle(String schema) {
        return new TestManifest()
                .model("a", node -> node.lives("wh", schema, "a"))
                .model("b", node -> node.lives("wh", schema, "b").parents("model.shop.a"))
                .model("c", node -> node.lives("wh", schema, "c").parents("model.shop.a", "model.shop.b"));
    }

    @Test
    void a_child_that_reads_a_parent_from_dev_and_its_descendant_from_production_is_told() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .lies("dev", "a")
                .lies("prod", "b");

        List<Warning> warnings = PlanChecks.ofSteps(run.compiles("c"), Map.of(), run.graph());

        assertThat(warnings).extracting(Warning::code).containsExactly("mixed-parents");
        assertThat(warnings.get(0).message()).contains("c reads a from dev").contains("production b");
    }

    @Test
    void a_child_that_reads_all_from_one_side_is_fine() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .lies("prod", "a", "b");

        assertThat(PlanChecks.ofSteps(run.compiles("c"), Map.of(), run.graph())).isEmpty();
    }

    @Test
    void a_state_relation_that_does_not_exist_is_told() {
        TestRun run = new TestRun(triangle("dev")).deferringTo(triangle("prod"), false);

        assertThat(PlanChecks.ofSteps(run.compiles("b"), Map.of(), run.graph()))
                .extracting(Warning::code)
                .containsExactly("state-relation-missing");
    }

    @Test
    void a_leftover_and_an_outdated_copy_are_told_where_they_are_read() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .lies("dev", "a", "b");
        Map<String, DevCopy> copies = Map.of(
                "model.shop.a", copy(RelationClass.LEFTOVER, Set.of()),
                "model.shop.b", copy(RelationClass.YOURS, Set.of(Flag.OUTDATED)));

        assertThat(PlanChecks.ofSteps(run.compiles("c"), copies, run.graph()))
                .extracting(Warning::code)
                .containsExactlyInAnyOrder("reads-leftover", "reads-outdated");
    }

    @Test
    void a_hook_whose_ref_would_be_deferred_is_told_because_it_may_write_there() {
        TestManifest branch =
                triangle("dev").node(ResourceType.OPERATION, "hook", node -> node.parents("model.shop.a"));
        TestRun run = new TestRun(branch).deferringTo(triangle("prod"), false).lies("prod", "a");

        List<Step> hooks = run.does(DbtCommand.RUN, "a").hooks();

        assertThat(PlanChecks.ofHooks(hooks)).extracting(Warning::code).containsExactly("hook-reads-state");
    }

    @Test
    void a_compile_stops_at_the_first_ref_that_cannot_be_resolved_and_a_run_does_not() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .lies("dev", "A");

        Problem stop = run.error(DbtCommand.COMPILE, "b").orElseThrow();
        assertThat(stop.code()).isEqualTo("ApproximateMatchError");
        assertThat(stop.message()).startsWith("dbt would stop at b → a: ");
        assertThat(run.error(DbtCommand.RUN, "b")).isEmpty();
        assertThat(run.error(DbtCommand.TEST, "b")).isEmpty();
    }

    @Test
    void before_1_8_any_command_stops_over_a_twin_of_what_is_not_selected() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .dbt(1, 7, 19)
                .lies("dev", "B");

        assertThat(run.error(DbtCommand.RUN, "a").orElseThrow().message())
                .startsWith("dbt would stop before it begins, at b: ");
        assertThat(TestRun.refs(run.does(DbtCommand.RUN, "c").steps())).isEmpty();
    }

    @Test
    void nearest_rules_and_doubtful_answers_are_told_and_others_are_not() {
        TestRun run = new TestRun(triangle("dev"))
                .deferringTo(triangle("prod"), false)
                .dbt(2, 0, 0)
                .lies("prod", "a");
        DbtVersion next = new DbtVersion(1, 13, 0);
        DbtVersion two = new DbtVersion(2, 0, 0);

        assertThat(PlanChecks.ofRules(next, DeferRules.of(next), Doubts.NONE, List.of()))
                .extracting(Warning::message)
                .containsExactly("devenv does not know dbt 1.13.0; this is by the nearest rules, those of dbt 1.12");
        assertThat(PlanChecks.ofRules(two, DeferRules.of(two), Doubts.NONE, run.compiles("c")))
                .extracting(Warning::message)
                .containsExactly("not sure for 2 refs: the rules of dbt 2 were read, not seen at work");
        assertThat(PlanChecks.ofRules(two, DeferRules.of(two), Doubts.NONE, run.compiles("b"))
                        .get(0)
                        .message())
                .startsWith("not sure for 1 ref: ");
        assertThat(PlanChecks.ofRules(new DbtVersion(1, 9, 1), DeferRules.of(two), Doubts.NONE, List.of()))
                .isEmpty();
    }

    @Test
    void a_foreign_key_that_points_to_production_is_told() {
        TestManifest branch = triangle("dev")
                .model("key", node -> node.parents("model.shop.a").field("foreign_keys", List.of("ref('a')")));
        TestRun run = new TestRun(branch).deferringTo(triangle("prod"), false).lies("dev", "a");

        assertThat(PlanChecks.ofSteps(run.builds("key"), Map.of(), run.graph()))
                .extracting(Warning::code)
                .containsExactly("foreign-key-to-state");
    }

    @Test
    void a_node_that_dbt_refuses_to_build_over_what_lies_there_is_told_with_the_reason() {
        TestRun run = new TestRun(new TestManifest().node(ResourceType.SEED, "s", node -> node))
                .lies("dev", RelationKind.VIEW, "s");

        assertThat(PlanChecks.ofSteps(run.does(DbtCommand.SEED, "seed.shop.s").steps(), Map.of(), run.graph()))
                .extracting(Warning::message)
                .containsExactly("s cannot be built in dev: what lies in dev is no table");
    }

    @Test
    void a_state_without_a_common_node_is_told() {
        var branch = triangle("dev").build();

        assertThat(PlanChecks.ofState(branch, new TestManifest().model("x").build()))
                .extracting(Warning::code)
                .containsExactly("nothing-in-common");
        assertThat(PlanChecks.ofState(branch, triangle("prod").build())).isEmpty();
    }

    @ParameterizedTest(name = "a {0} with flags {1}: {2}")
    @CsvSource({
        "LEFTOVER, '', true",
        "LEFTOVER, STALE, true",
        "LEFTOVER, CLONE, false",
        "LEFTOVER, CLONE STALE, true",
        "YOURS, '', false",
        "YOURS, CLONE, false",
        "YOURS, STALE, false",
        "YOURS, OUTDATED, true",
        "DOWNSTREAM, OUTDATED, true"
    })
    void only_a_copy_that_nobody_means_to_read_misleads(RelationClass type, String flags, boolean misleads) {
        Set<Flag> found = Stream.of(flags.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Flag::valueOf)
                .collect(toSet());

        assertThat(copy(type, found).misleads()).isEqualTo(misleads);
    }

    private static DevCopy copy(RelationClass type, Set<Flag> flags) {
        return new DevCopy(type, flags, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
