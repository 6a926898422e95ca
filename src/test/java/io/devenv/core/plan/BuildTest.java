package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.select.DbtCommand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a node's own relation, and what that does to the refs after it. */
class BuildTest {
    private static String built(TestRun run, String id) {
        Step step = run.does(DbtCommand.BUILD, id).steps().get(0);
        return step.build()
                        .map(build -> build.how().word() + " " + build.why().word())
                        .orElse("plain")
                + " " + step.fate();
    }

    @ParameterizedTest(name = "in dev {0}, --full-refresh {1}, config {2}: {3}")
    @CsvSource({
        "TABLE, false, -,     incremental exists RUNS",
        "none,  false, -,     full missing-in-dev RUNS",
        "VIEW,  false, -,     full not-a-table RUNS",
        "TABLE, true,  -,     full full-refresh RUNS",
        "TABLE, false, true,  full config-full-refresh RUNS",
        // the model's own word beats the option
        "TABLE, true,  false, incremental exists RUNS",
    })
    void an_incremental_model_is_built_in_full_unless_its_table_lies_in_dev(
            String lying, boolean fullRefresh, String configured, String answer) {
        UnaryOperator<TestNode> settings = node -> configured.equals("-")
                ? node.config("materialized", "incremental")
                : node.config("materialized", "incremental").config("full_refresh", configured.equals("true"));
        TestRun run =
                new TestRun(new TestManifest().model("i", settings)).building(fullRefresh, true, ViewReaders.NONE);
        if (!lying.equals("none")) run.lies("dev", RelationKind.valueOf(lying), "i");

        assertThat(built(run, "i")).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} where {1} lies: {2}")
    @CsvSource({
        "SNAPSHOT, TABLE, continued exists RUNS",
        "SNAPSHOT, none,  from-scratch missing-in-dev RUNS",
        "SNAPSHOT, VIEW,  refused not-a-table FAILS",
        "SEED,     VIEW,  refused not-a-table FAILS",
        "SEED,     TABLE, plain RUNS",
        "SEED,     none,  plain RUNS",
        "MODEL,    VIEW,  plain RUNS",
    })
    void snapshots_go_on_with_tables_only_and_seeds_never_replace_views(
            ResourceType type, String lying, String answer) {
        TestRun run = new TestRun(new TestManifest().node(type, "x", node -> node));
        if (!lying.equals("none")) run.lies("dev", RelationKind.valueOf(lying), "x");

        assertThat(built(run, type.word() + ".shop.x")).isEqualTo(answer);
    }

    @Test
    void what_differs_only_in_letter_case_refuses_every_build() {
        TestRun run = new TestRun(new TestManifest().model("x")).lies("dev", "X");

        assertThat(built(run, "x")).isEqualTo("refused ApproximateMatchError FAILS");
    }

    @Test
    void where_the_schema_cannot_be_listed_nobody_knows_how_it_will_be_built() {
        TestManifest branch = new TestManifest()
                .model("i", node -> node.config("materialized", "incremental"))
                .node(ResourceType.SNAPSHOT, "s", node -> node);
        TestRun run = new TestRun(branch).cannotList("dev");

        assertThat(built(run, "i")).isEqualTo("incremental unknown RUNS");
        assertThat(built(run, "snapshot.shop.s")).isEqualTo("continued unknown RUNS");
    }

    /** a ← v ← w, and c reads a and w; a is built as the test says. */
    private static TestManifest views(String schema, UnaryOperator<TestNode> a) {
        return new TestManifest()
                .model("a", node -> a.apply(node.lives("wh", schema, "a").config("materialized", "table")))
                .model("eph", node -> node.config("materialized", "ephemeral").parents("model.shop.a"))
                .model("v", node -> node.lives("wh", schema, "v").parents("model.shop.eph"))
                .model("w", node -> node.lives("wh", schema, "w").parents("model.shop.v"))
                .model("c", node -> node.lives("wh", schema, "c").parents("model.shop.a", "model.shop.w"));
    }

    private static TestRun views(UnaryOperator<TestNode> a) {
        TestRun run = new TestRun(views("dev", a)).deferringTo(views("prod", node -> node), false);
        run.lies("prod", "a", "v", "w").lies("dev", RelationKind.VIEW, "v", "w").lies("dev", RelationKind.TABLE, "a");
        return run.building(false, true, ViewReaders.inGraph(run.branch(), TestRun.LATE_BINDING));
    }

    @ParameterizedTest(name = "materialized {0}: w from {1}")
    @CsvSource({"table, state", "view, state", "incremental, dev", "materialized_view, state", "custom, state"})
    void views_go_along_with_what_they_read_when_that_is_built_anew(String materialized, String from) {
        TestRun run = views(node -> node.config("materialized", materialized));

        assertThat(TestRun.refs(run.builds("a", "c")))
                .contains("c → w: " + from + (from.equals("dev") ? " exists-in-dev" : " missing-in-dev"));
    }

    @Test
    void a_view_that_is_built_in_between_is_there_and_takes_its_own_readers_along() {
        assertThat(TestRun.refs(views(node -> node).builds("a", "v", "w", "c"))).contains("c → w: dev exists-in-dev");
        assertThat(TestRun.refs(views(node -> node).builds("v", "c"))).contains("c → w: state missing-in-dev");
        assertThat(TestRun.refs(views(node -> node).builds("c"))).contains("c → w: dev exists-in-dev");
    }

    @Test
    void late_binding_views_and_tables_stay() {
        TestManifest branch = new TestManifest()
                .model("a", node -> node.config("materialized", "table"))
                .model("loose", node -> node.config("bind", false).parents("model.shop.a"))
                .model("solid", node -> node.config("materialized", "table").parents("model.shop.a"))
                .model("c", "model.shop.loose", "model.shop.solid");
        TestRun run = new TestRun(branch)
                .deferringTo(branch, true)
                .lies("dev", RelationKind.VIEW, "loose")
                .lies("dev", RelationKind.TABLE, "a", "solid");
        run.building(false, true, ViewReaders.inGraph(run.branch(), TestRun.LATE_BINDING));

        List<Step> steps = run.builds("a", "c");

        assertThat(steps.get(1).refs())
                .allSatisfy(ref -> assertThat(ref.inDev()).contains(Presence.YES));
    }

    @Test
    void a_seed_that_is_refilled_and_a_snapshot_that_goes_on_take_nothing_along() {
        TestManifest branch = new TestManifest()
                .node(ResourceType.SEED, "s", node -> node)
                .model("v", "seed.shop.s")
                .model("c", "model.shop.v");
        TestRun run = new TestRun(branch)
                .deferringTo(branch, false)
                .lies("dev", RelationKind.TABLE, "s")
                .lies("dev", RelationKind.VIEW, "v");

        run.building(false, true, ViewReaders.inGraph(run.branch(), TestRun.LATE_BINDING));
        assertThat(TestRun.refs(run.builds("seed.shop.s", "c"))).containsExactly("c → v: dev exists-in-dev");
        run.building(true, true, ViewReaders.inGraph(run.branch(), TestRun.LATE_BINDING));
        assertThat(TestRun.refs(run.builds("seed.shop.s", "c"))).containsExactly("c → v: state missing-in-dev");
    }

    @Test
    void what_the_warehouse_itself_says_goes_before_the_graph() {
        RelationName a = new RelationName("wh", "dev", "a");
        RelationName v = new RelationName("wh", "dev", "v");
        ViewReaders listed = ViewReaders.listed(new Dependencies(Map.of(v, Set.of(a))));

        assertThat(listed.of(a)).containsExactly(v);
        assertThat(listed.of(v)).isEmpty();
        assertThat(ViewReaders.NONE.of(a)).isEmpty();
    }

    @ParameterizedTest(name = "materialized {0}, renaming adapter {1}: {2}")
    @CsvSource({
        "table,       true,  error ApproximateMatchError",
        "table,       false, dev exists-in-dev",
        "incremental, true,  dev exists-in-dev",
    })
    void an_unquoted_name_in_capitals_is_lost_where_relations_are_renamed(
            String materialized, boolean renames, String answer) {
        TestManifest branch = new TestManifest()
                .model("a", node -> node.lives("wh", "dev", "Upper").config("materialized", materialized))
                .model("b", "model.shop.a");
        TestRun run = new TestRun(branch)
                .deferringTo(branch, false)
                .naming(new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"'))
                .quoting(new Quoting(true, true, false))
                .building(false, renames, ViewReaders.NONE);

        assertThat(TestRun.refs(run.builds("a", "b"))).containsExactly("b → a: " + answer);
    }
}
