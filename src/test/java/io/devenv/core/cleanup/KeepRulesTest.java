package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.results.Built;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepRulesTest {
    @ParameterizedTest(name = "enabled here: {0}, in the state: {1}, code there: {2}")
    @CsvSource(nullValues = "not said", textBlock = """
            {{ target.name == 'prod' }} , not said , other , true
            {{ target.name == 'prod' }} , not said , same  , true
            not said                    , true     , same  , true
            not said                    , true     , other , false
            not said                    , not said , same  , false
            """)
    void a_node_disabled_by_a_setting_and_not_by_the_branch_keeps_its_relation(
            @Nullable String here, @Nullable String there, String code, boolean kept) {
        Shop shop = new Shop().table("off");
        Node disabled = Shop.node(Shop.DEV, "model", "off", Map.of("materialized", "table"));
        shop.disabled.add(Shop.node(Shop.DEV, "model", "another", Map.of("materialized", "table")));
        shop.disabled.add(here == null ? disabled : unrendered(disabled, here));
        Node enabled = Shop.node(Shop.PROD, "model", "off", Map.of("materialized", "table"));
        Node theirs = code.equals("same") ? enabled : Recorded.coded(enabled, "other code");
        shop.state.add(there == null ? theirs : unrendered(theirs, true));

        Verdict verdict = shop.verdict("off", CleanOptions.DEFAULT);
        assertThat(verdict.standing().type()).isEqualTo(RelationClass.ORPHAN);
        assertThat(verdict.cause()).isEqualTo(kept ? Cause.DISABLED_FOR_THIS_TARGET : Cause.CLEANED);
        if (kept) assertThat(verdict.reason()).isEqualTo("off is disabled for this target only");
    }

    @Test
    void a_disabled_node_without_code_is_not_told_by_the_state() {
        Shop shop = new Shop().table("off");
        shop.disabled.add(Recorded.coded(Shop.node(Shop.DEV, "model", "off", Map.of("materialized", "table")), ""));
        Node theirs = Recorded.coded(Shop.node(Shop.PROD, "model", "off", Map.of("materialized", "table")), "");
        shop.state.add(unrendered(theirs, true));
        assertThat(shop.verdict("off", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.CLEANED);
    }

    @Test
    void what_the_warehouse_would_refuse_is_kept_with_its_words() {
        Shop shop = new Shop().model("a", "table").table("a");
        Verdict verdict =
                shop.verdict("a", CleanOptions.DEFAULT.refused(Map.of(Shop.DEV.relation("a"), "it has an index")));
        assertThat(verdict.decision()).isEqualTo(Decision.KEEP);
        assertThat(verdict.cause()).isEqualTo(Cause.REFUSED);
        assertThat(verdict.reason()).isEqualTo("it has an index");
    }

    @Test
    void a_snapshot_that_only_a_record_remembers_is_kept() {
        Shop shop = new Shop().table("history", "table_of_a_model");
        shop.records.add(Recorded.table("history", "snapshot.shop.history", Built.Source.LOG));
        shop.records.add(Recorded.table("table_of_a_model", "model.shop.table_of_a_model", Built.Source.LOG));
        assertThat(shop.verdict("history", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.SNAPSHOT);
        assertThat(shop.verdict("table_of_a_model", CleanOptions.DEFAULT).cause())
                .isEqualTo(Cause.CLEANED);
    }

    @Test
    void a_snapshot_that_only_the_state_has_is_kept() {
        Shop shop = new Shop().table("history");
        shop.state.add(Shop.node(Shop.PROD, "snapshot", "history", Map.of("materialized", "snapshot")));
        assertThat(shop.verdict("history", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.SNAPSHOT);
    }

    @ParameterizedTest(name = "full_refresh: {0}")
    @CsvSource(nullValues = "not said", textBlock = """
            false    , FULL_REFRESH_FALSE
            true     , CLEANED
            not said , CLEANED
            """)
    void only_full_refresh_false_keeps_a_table(@Nullable Boolean fullRefresh, Cause cause) {
        Shop shop = new Shop().table("a");
        Map<String, Object> config = fullRefresh == null
                ? Map.of("materialized", "incremental")
                : Map.of("materialized", "incremental", "full_refresh", fullRefresh);
        for (SchemaName schema : Set.of(Shop.DEV, Shop.PROD)) {
            (schema.equals(Shop.DEV) ? shop.branch : shop.state).add(Shop.node(schema, "model", "a", config));
        }
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(cause);
    }

    @Test
    void full_refresh_false_of_a_model_that_only_the_state_has_keeps_its_table_too() {
        Shop shop = new Shop().table("a");
        shop.state.add(
                Shop.node(Shop.PROD, "model", "a", Map.of("materialized", "incremental", "full_refresh", false)));
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.FULL_REFRESH_FALSE);
    }

    @Test
    void a_working_relation_of_something_kept_by_default_is_not_kept_for_that() {
        Shop shop = new Shop().table("a", "a__dbt_tmp");
        for (SchemaName schema : Set.of(Shop.DEV, Shop.PROD)) {
            (schema.equals(Shop.DEV) ? shop.branch : shop.state)
                    .add(Shop.node(schema, "model", "a", Map.of("materialized", "incremental", "full_refresh", false)));
        }
        assertThat(shop.verdict("a__dbt_tmp", CleanOptions.DEFAULT).changes()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} reads it and is trash {2}: spared {3}")
    @CsvSource(textBlock = """
            VIEW  , BY_NAME , true  , true
            VIEW  , BY_NAME , false , false
            TABLE , BY_NAME , true  , false
            """)
    void only_a_view_that_was_set_aside_holds_nothing_back(
            RelationKind kind, ViewBinding views, boolean inTrash, boolean spared) {
        RelationName aside = Shop.DEV.relation("__devenv_trash_old_1");
        Shop shop = new Shop().model("a", "table").table("a").lies("__devenv_trash_old_1", kind);
        shop.reads(aside, "a");
        if (inTrash) shop.trash.add(aside);
        assertThat(shop.plan(CleanOptions.DEFAULT, views).batches()).hasSize(spared ? 1 : 0);
    }

    @Test
    void a_view_of_production_spares_views_only_where_a_leftover_is_replaced() {
        Shop shop = new Shop()
                .model("a", "table")
                .table("a", "gone")
                .view("mine", "a")
                .view("other", "gone");
        shop.state.add(Shop.node(Shop.PROD, "model", "gone", Map.of("materialized", "table")));
        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES));
        assertThat(plan.batches())
                .extracting(batch -> batch.about().identifier())
                .containsExactly("a");
        assertThat(plan.of(Decision.BLOCKED))
                .extracting(verdict -> verdict.standing().name().identifier())
                .containsExactly("gone");
    }

    private static Node unrendered(Node node, Object enabled) {
        return node.with(new Fields(Map.of("unrendered_config", Map.of("enabled", enabled))));
    }
}
