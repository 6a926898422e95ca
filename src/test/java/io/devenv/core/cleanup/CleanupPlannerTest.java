package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change.Action;
import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanupPlannerTest {
    private static List<String> order(CleanupPlan plan) {
        return plan.batches().stream().map(batch -> batch.about().identifier()).toList();
    }

    @Test
    void a_table_is_set_aside_under_a_trash_name_and_a_view_dropped_with_its_definition() {
        CleanupPlan plan = new Shop()
                .model("t", "table")
                .model("v", "view")
                .table("t")
                .view("v")
                .plan(CleanOptions.DEFAULT);
        Change table = plan.batches().get(0).changes().get(0);
        Change view = plan.batches().get(1).changes().get(0);
        assertThat(table.action()).isEqualTo(Action.RENAME);
        assertThat(table.other().map(RelationName::identifier)).contains("__devenv_trash_r1_1");
        assertThat(view.action()).isEqualTo(Action.DROP);
        assertThat(view.reverse()).isPresent();
        assertThat(plan.verdicts())
                .extracting(Verdict::reversible)
                .containsExactly(Reversible.UNTIL_PURGED, Reversible.YES);
    }

    @Test
    void for_good_means_no_way_back_for_tables() {
        Shop shop = new Shop().model("t", "table").table("t");
        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT.forGood());
        assertThat(plan.batches().get(0).changes()).extracting(Change::action).containsExactly(Action.DROP);
        assertThat(plan.verdicts().get(0).reversible()).isEqualTo(Reversible.NO);
    }

    @Test
    void what_reads_goes_before_what_it_reads() {
        Shop shop = new Shop().model("a", "table").model("b", "view").model("c", "view");
        shop.table("a").view("b", "a").view("c", "b");
        assertThat(order(shop.plan(CleanOptions.DEFAULT))).containsExactly("c", "b", "a");
    }

    @Test
    void what_a_kept_view_needs_stays_and_so_on_down_with_that_named() {
        Shop shop = new Shop()
                .model("a", "table")
                .model("b", "view")
                .table("a")
                .view("b", "a")
                .view("mine", "b");
        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT);
        assertThat(plan.batches()).isEmpty();
        assertThat(plan.of(Decision.BLOCKED))
                .extracting(Verdict::reason)
                .containsExactly("needed by dev_ann.b, which stays", "needed by dev_ann.mine, which stays");
    }

    @Test
    void a_reader_in_another_schema_blocks_too() {
        Shop shop = new Shop().model("a", "table").table("a");
        shop.reads(new SchemaName("wh", "sandbox").relation("report"), "a");
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).decision()).isEqualTo(Decision.BLOCKED);
    }

    @Test
    void what_needs_each_other_stays() {
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b");
        shop.reads(Shop.DEV.relation("a"), "b").reads(Shop.DEV.relation("b"), "a");
        assertThat(shop.plan(CleanOptions.DEFAULT).of(Decision.BLOCKED)).hasSize(2);
    }

    @Test
    void a_view_of_production_takes_a_leftovers_place_and_spares_views_that_read_by_name() {
        Shop shop = new Shop().model("a", "table").table("a").view("mine", "a");
        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES));
        assertThat(plan.batches().get(0).changes())
                .extracting(Change::action)
                .containsExactly(Action.RENAME, Action.VIEW_OF);
        assertThat(plan.batches().get(0).changes().get(1).other()).contains(Shop.PROD.relation("a"));
        assertThat(shop.plan(
                                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES),
                                ViewBinding.BY_RELATION)
                        .of(Decision.BLOCKED))
                .hasSize(1);
    }

    @Test
    void a_foreign_key_is_not_spared_by_a_view_of_production() {
        Shop shop = new Shop().model("a", "table").table("a", "mine");
        shop.reads(Shop.DEV.relation("mine"), "a");
        assertThat(shop.verdict("a", CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES))
                        .decision())
                .isEqualTo(Decision.BLOCKED);
    }

    @Test
    void without_production_s_relation_nothing_is_replaced_and_nothing_dropped() {
        Shop shop = new Shop().model("a", "table").table("a");
        Situation situation = shop.situation();
        CleanupPlan plan = CleanupPlanner.plan(
                situation,
                Classifier.classify(situation),
                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES),
                new io.devenv.core.relation.Inventory(Shop.RULES, Map.of()),
                TestWays.by(ViewBinding.BY_NAME),
                "r1");
        assertThat(plan.batches()).isEmpty();
        assertThat(plan.verdicts()).extracting(Verdict::cause).containsExactly(Cause.PRODUCTION_MISSING);
    }

    @Test
    void the_only_copy_is_offered_back_and_never_dropped() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup");
        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT
                .named(Set.of(Shop.DEV.relation("a__dbt_backup")))
                .forGood());
        assertThat(plan.batches()).isEmpty();
        assertThat(plan.offers().get(0).changes().get(0).other()).contains(Shop.DEV.relation("a"));
        assertThat(shop.table("a")
                        .verdict("a__dbt_backup", CleanOptions.DEFAULT)
                        .decision())
                .isEqualTo(Decision.DROP);
    }

    @Test
    void a_view_that_does_not_work_any_more_is_set_aside_because_it_could_not_be_made_again() {
        Shop shop = new Shop()
                .model("gone", "table")
                .model("v", "view", Shop.id("gone"))
                .view("v");
        assertThat(shop.plan(CleanOptions.DEFAULT).batches().get(0).changes())
                .extracting(Change::action)
                .containsExactly(Action.RENAME);
    }

    @Test
    void snapshots_hooks_clones_and_what_dbt_cannot_refresh_stay_unless_named() {
        Shop shop = new Shop()
                .model("hooked", "table")
                .model("cloned", "view")
                .table("hooked", "kept", "snap")
                .clone("cloned");
        for (SchemaName schema : List.of(Shop.DEV, Shop.PROD)) {
            List<io.devenv.core.manifest.Node> nodes = schema.equals(Shop.DEV) ? shop.branch : shop.state;
            nodes.add(Shop.node(schema, "snapshot", "snap", Map.of("materialized", "snapshot")));
            nodes.add(Shop.node(schema, "model", "kept", Map.of("materialized", "incremental", "full_refresh", false)));
        }
        shop.branch.add(Shop.node(Shop.DEV, "operation", "shop-on-run-end-0", Map.of(), Shop.id("hooked")));
        assertThat(shop.verdict("hooked", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.HOOK);
        assertThat(shop.verdict("cloned", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.CLONE);
        assertThat(shop.verdict("kept", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.FULL_REFRESH_FALSE);
        assertThat(shop.verdict("snap", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.SNAPSHOT);
        CleanOptions named = CleanOptions.DEFAULT.named(Set.of(
                Shop.DEV.relation("hooked"),
                Shop.DEV.relation("cloned"),
                Shop.DEV.relation("kept"),
                Shop.DEV.relation("snap")));
        assertThat(shop.plan(named).batches()).hasSize(4);
    }

    @Test
    void a_hook_of_a_model_is_read_for_refs() {
        assertThat(causeBesideHook("insert into {{ ref('target_of_hook') }} select 1"))
                .isEqualTo(Cause.HOOK);
    }

    @Test
    void a_hook_whose_ref_is_not_written_out_may_mean_any_parent() {
        assertThat(causeBesideHook("insert into {{ ref(var('x')) }} select 1", Shop.id("target_of_hook")))
                .isEqualTo(Cause.HOOK);
        assertThat(causeBesideHook("analyze", Shop.id("target_of_hook"))).isNotEqualTo(Cause.HOOK);
        assertThat(causeBesideHook("insert into {{ ref(var('x')) }} select 1")).isNotEqualTo(Cause.HOOK);
    }

    /** What becomes of one model, and why, if another with those parents has that hook. */
    private static Cause causeBesideHook(String hook, String... parents) {
        Shop shop = new Shop().model("target_of_hook", "table").table("target_of_hook");
        Map<String, Object> config = Map.of("materialized", "table", "post-hook", List.of(Map.of("sql", hook)));
        shop.branch.add(Shop.node(Shop.DEV, "model", "other", config, parents));
        return shop.verdict("target_of_hook", CleanOptions.DEFAULT).cause();
    }

    @Test
    void only_limits_the_classes_and_naming_never_replaces_proof() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp");
        CleanOptions temporaries = CleanOptions.DEFAULT.only(Set.of(RelationClass.TEMPORARY));
        assertThat(order(shop.plan(temporaries))).containsExactly("a__dbt_tmp");
        CleanOptions named = CleanOptions.DEFAULT.named(Set.of(Shop.DEV.relation("a")));
        assertThat(shop.shared().verdict("a", named).cause()).isEqualTo(Cause.NO_PROOF);
    }

    @Test
    void without_a_state_only_proven_temporaries_go() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp").withoutState();
        shop.logged("a", RelationKind.TABLE);
        assertThat(order(shop.plan(CleanOptions.DEFAULT))).containsExactly("a__dbt_tmp");
        assertThat(order(new Shop()
                        .model("b", "table")
                        .table("b", "b__dbt_tmp")
                        .withoutState()
                        .shared()
                        .plan(CleanOptions.DEFAULT)))
                .isEmpty();
    }
}
