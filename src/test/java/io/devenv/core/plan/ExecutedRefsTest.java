package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.code.Certainty;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.select.DbtCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which refs of a node dbt executes. */
class ExecutedRefsTest {
    /** Knows {@code execute}, {@code inc} for is_incremental(), yes, no; all else is unknown. */
    private static final ModelConditions WORDS = (expression, moment) -> switch (expression) {
        case "execute" -> Certainty.of(moment.executes());
        case "inc" -> moment.incremental();
        case "yes" -> Certainty.YES;
        case "no" -> Certainty.NO;
        default -> Certainty.UNKNOWN;
    };

    /** Notes a ref to each of these, as dbt does while parsing, and depends on them. */
    private static UnaryOperator<TestNode> meets(String raw, String... noted) {
        String[] parents =
                Stream.of(noted).distinct().map(name -> "model.shop." + name).toArray(String[]::new);
        List<Object> refs = Stream.of(noted).<Object>map(name -> Map.of("name", name)).toList();
        return node -> node.parents(parents).field("refs", refs).code(raw);
    }

    private static TestRun run(UnaryOperator<TestNode> child) {
        return new TestRun(new TestManifest().model("a").model("b").model("child", child))
                .lies("dev", "a", "b")
                .conditions(WORDS);
    }

    private static List<String> executed(List<Step> steps) {
        return steps.get(0).refs().stream()
                .map(ref -> ref.resolution().parent().name()
                        + ref.condition().map(text -> " if " + text).orElse(""))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{ ref('a') }}                                                     | [a]
            {% if yes %}{{ ref('a') }}{% endif %}                              | [a]
            {% if no %}{{ ref('a') }}{% endif %}-- {{ ref('a') }}              | [a]
            {% if not_no %}{{ ref('a') }}{% endif %}                           | [a if not_no]
            {% if x %}{% else %}{{ ref('a') }}{% endif %}                      | [a if not (x)]
            {% if x %}{% elif yes %}{% elif y %}{{ ref('a') }}{% endif %}      | [a]
            {% if execute %}{% else %}{{ ref('a') }}{% endif %}                | []
            {% if x %}{% if yes %}{% if y %}{{ ref('a') }}{% endif %}{% endif %}{% endif %} | [a if x and y]
            {% if x %}{{ ref('a') }}{% endif %}{% if yes %}{{ ref('a') }}{% endif %} | [a]
            {% if x %}{% if execute %}{% else %}{{ ref('a') }}{% endif %}{% endif %} | []
            {% if inc %}{% else %}{{ ref('a') }}{% endif %}                    | [a]
            """)
    void a_ref_that_was_met_once_is_executed_unless_its_condition_certainly_does_not_hold(String raw, String refs) {
        assertThat(executed(run(meets(raw, "a")).compiles("child"))).hasToString(refs);
    }

    @Test
    void a_ref_that_was_met_more_often_than_the_code_accounts_for_is_called_by_a_macro_as_well() {
        String raw = "{% if execute %}{% else %}{{ ref('a') }}{% endif %}";

        assertThat(executed(run(meets(raw, "a")).compiles("child"))).isEmpty();
        assertThat(executed(run(meets(raw, "a", "a")).compiles("child"))).containsExactly("a");
    }

    @Test
    void a_parent_that_the_code_does_not_mention_is_executed() {
        assertThat(executed(run(meets("{% if no %}{{ ref('a') }}{% endif %}", "b"))
                        .compiles("child")))
                .containsExactly("b");
    }

    @Test
    void a_ref_in_a_hook_counts_where_hooks_run() {
        UnaryOperator<TestNode> hooked = node -> meets(
                        "{% if execute %}{% else %}{{ ref('a') }}{% endif %}", "a", "a")
                .apply(node)
                .config("post-hook", List.of(Map.of("sql", "select {{ ref('a') }}")));

        assertThat(executed(run(hooked).compiles("child"))).isEmpty();
        assertThat(executed(run(hooked).builds("child"))).containsExactly("a");
    }

    @ParameterizedTest(name = "{0} {1} in dev, --full-refresh {2}: {3}")
    @CsvSource({
        "incremental, TABLE, false, [b]",
        "incremental, VIEW,  false, '[a, b]'",
        "incremental, none,  false, '[a, b]'",
        "incremental, TABLE, true,  '[a, b]'",
        "table,       TABLE, false, '[a, b]'",
    })
    void is_incremental_asks_dev_whether_it_is_built_or_compiled(
            String materialized, String lying, boolean fullRefresh, String refs) {
        for (DbtCommand command : List.of(DbtCommand.RUN, DbtCommand.COMPILE)) {
            TestRun run = run(node -> meets("{% if inc %}{% else %}{{ ref('a') }}{% endif %}{{ ref('b') }}", "a", "b")
                            .apply(node)
                            .config("materialized", materialized))
                    .building(fullRefresh, true, ViewReaders.NONE);
            if (!lying.equals("none")) run.lies("dev", RelationKind.valueOf(lying), "child");

            assertThat(executed(run.does(command, "child").steps())).as(command.word()).hasToString(refs);
        }
    }

    @ParameterizedTest
    @CsvSource({"macro.dbt.is_incremental, []", "macro.shop.is_incremental, '[a if not (inc)]'"})
    void what_a_macro_of_the_projects_own_makes_of_is_incremental_nobody_knows(String macro, String refs) {
        TestRun run = run(node -> meets("{% if inc %}{% else %}{{ ref('a') }}{% endif %}", "a")
                        .apply(node)
                        .macros(macro)
                        .config("materialized", "incremental"))
                .lies("dev", RelationKind.TABLE, "child");

        assertThat(executed(run.compiles("child"))).hasToString(refs);
    }

    @Test
    void batches_twins_and_schemas_that_cannot_be_listed_leave_it_open() {
        UnaryOperator<TestNode> child = node -> meets("{% if inc %}{% else %}{{ ref('a') }}{% endif %}", "a")
                .apply(node)
                .config("materialized", "incremental");
        UnaryOperator<TestNode> batches = node -> child.apply(node).config("incremental_strategy", "microbatch");

        assertThat(executed(run(batches).lies("dev", "a", "child").compiles("child")))
                .containsExactly("a if not (inc)");
        assertThat(executed(run(child).lies("dev", "a", "CHILD").compiles("child")))
                .containsExactly("a if not (inc)");
        assertThat(executed(run(child).cannotList("dev").compiles("child"))).containsExactly("a if not (inc)");
        assertThat(executed(run(child).lies("dev", "a", "child").compiles("child")))
                .isEmpty();
    }

    @Test
    void what_is_missing_behind_a_condition_that_does_not_hold_fails_nothing() {
        TestRun run = run(meets("{% if execute %}{% else %}{{ ref('a') }}{% endif %}", "a")).lies("dev", "b");
        TestRun bare = run(meets("{{ ref('a') }}", "a")).lies("dev", "b");

        assertThat(TestRun.fates(run.builds("child"))).containsExactly("child RUNS");
        assertThat(TestRun.fates(bare.builds("child"))).containsExactly("child FAILS");
    }

    @Test
    void a_ref_that_is_not_executed_is_kept_aside_for_code_that_was_compiled_before() {
        Step step = run(meets("{% if execute %}{% else %}{{ ref('a') }}{% endif %}", "a"))
                .compiles("child")
                .get(0);

        assertThat(step.besides().notExecuted())
                .extracting(ref -> ref.resolution().parent().name())
                .containsExactly("a");
    }

    @Test
    void an_ephemeral_parents_refs_stand_behind_its_own_conditions_and_the_childs() {
        TestManifest branch = new TestManifest()
                .model("a")
                .model("b")
                .model("eph", node -> meets("{{ ref('a') }}{% if execute %}{% else %}{{ ref('b') }}{% endif %}", "a", "b")
                        .apply(node)
                        .livesNowhere()
                        .config("materialized", "ephemeral"))
                .model("child", meets("{% if x %}{{ ref('eph') }}{% endif %}", "eph"));

        assertThat(executed(new TestRun(branch).conditions(WORDS).compiles("child")))
                .containsExactly("eph if x", "a if x");
    }

    private static final String UNSEEN =
            "{{ ref('a') }}{% if execute %}{{ ref('new') }}{% endif %}{% if yes %}{{ ref('b') }}{% endif %}";

    @Test
    void a_ref_that_dbt_did_not_see_while_parsing_ends_a_command_that_compiles() {
        TestRun run = run(meets(UNSEEN, "a", "b"));
        Previewed previewed = run.does(DbtCommand.COMPILE, "child", "b");

        assertThat(executed(previewed.steps().stream()
                        .filter(step -> step.node().name().equals("child"))
                        .toList()))
                .containsExactly("a");
        assertThat(PlanChecks.error(previewed, CommandRules.of(DbtCommand.COMPILE)).orElseThrow())
                .satisfies(problem -> {
                    assertThat(problem.code()).endsWith("ref-undeclared");
                    assertThat(problem.toString()).contains("child executes ref('new')", "-- depends_on: {{ ref('new') }}");
                });
    }

    @Test
    void a_ref_that_dbt_did_not_see_while_parsing_fails_a_node_that_is_run() {
        TestRun run = run(meets(UNSEEN, "a", "b"));
        Previewed previewed = run.does(DbtCommand.RUN, "child");

        assertThat(TestRun.fates(previewed.steps())).containsExactly("child FAILS");
        assertThat(PlanChecks.error(previewed, CommandRules.of(DbtCommand.RUN))).isEqualTo(Optional.empty());
        assertThat(PlanChecks.ofSteps(previewed.steps(), Map.of(), run.graph()).get(0).message())
                .isEqualTo("child cannot be compiled: child executes ref('new'), which dbt did not see while parsing: "
                        + "it stands behind a condition");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{ ref('a') }}{% if execute and x %}{{ ref('new') }}{% endif %}
            {{ ref('a') }}{% if yes %}{{ ref('new') }}{% endif %}
            {{ ref('a') }}{% if no %}{{ ref('new') }}{% endif %}
            {{ ref('a') }}{% if execute %}{{ ref('a') }}{% endif %}
            """)
    void only_what_dbt_certainly_did_not_see_and_certainly_executes_is_refused(String raw) {
        assertThat(TestRun.fates(run(meets(raw, "a")).builds("child"))).containsExactly("child RUNS");
    }
}
