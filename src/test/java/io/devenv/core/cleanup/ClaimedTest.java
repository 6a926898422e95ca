package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of relations that belong to a node of the branch. */
class ClaimedTest {
    @Test
    void what_is_yours_says_why() {
        Shop shop =
                new Shop().model("edited", "table").model("drifted", "table").changed("edited", "drifted");
        shop.branch.add(Shop.node(Shop.DEV, "model", "young", Map.of("materialized", "table")));
        shop.otherCause.add(Shop.id("drifted"));
        shop.table("edited", "drifted", "young");
        assertThat(shop.standing("edited").reason()).isEqualTo("changed on this branch");
        assertThat(shop.standing("drifted").reason())
                .isEqualTo("differs from the state, though the branch did not touch its files");
        assertThat(shop.standing("young").reason()).isEqualTo("new on this branch: the state has no relation of it");
    }

    @Test
    void a_changed_view_over_what_nobody_makes_any_more_carries_no_change() {
        assertThat(childOf("gone").type()).isEqualTo(RelationClass.LEFTOVER);
        assertThat(childOf("a").type()).isEqualTo(RelationClass.DOWNSTREAM);
    }

    /** A view over a changed view that reads something. */
    private static Standing childOf(String read) {
        Shop shop = new Shop()
                .model("a", "table")
                .model("mid", "view", Shop.id("a"))
                .model("child", "view", Shop.id("mid"))
                .changed("mid")
                .table("a", "gone")
                .view("mid", read)
                .view("child", "mid");
        shop.state.add(Shop.node(Shop.PROD, "model", "gone", Map.of("materialized", "table")));
        assertThat(shop.standing("mid").type()).isEqualTo(RelationClass.YOURS);
        assertThat(shop.standing("mid").has(Flag.OUTDATED)).isEqualTo(read.equals("gone"));
        return shop.standing("child");
    }

    @Test
    void a_view_over_a_working_relation_is_outdated_too() {
        Shop shop =
                new Shop().model("a", "table").model("v", "view", Shop.id("a")).table("a", "a__dbt_backup");
        shop.view("v", "a__dbt_backup");
        assertThat(shop.standing("v").flags()).containsExactly(Flag.OUTDATED);
    }

    @Test
    void what_the_log_tells_is_evidence() {
        Shop shop = new Shop().model("a", "table").table("a").logged("a", RelationKind.TABLE);
        assertThat(shop.standing("a").evidence())
                .extracting(Evidence::says)
                .containsExactly("the relation of a", "dbt.log: built as a table for model.shop.a");
    }

    @Test
    void only_a_view_is_outdated_by_what_it_reads() {
        Shop shop = new Shop().model("t", "table").table("t", "gone");
        shop.state.add(Shop.node(Shop.PROD, "model", "gone", Map.of("materialized", "table")));
        shop.reads(Shop.DEV.relation("t"), "gone");
        assertThat(shop.standing("t").flags()).isEmpty();
    }

    @Test
    void after_a_killed_run_the_order_of_what_it_was_at_is_not_known() {
        assertThat(tableBuiltBeforeItsParent("by_hand").type()).isEqualTo(RelationClass.LEFTOVER);
        assertThat(tableBuiltBeforeItsParent("a__dbt_backup").type()).isEqualTo(RelationClass.DOWNSTREAM);
    }

    private static Standing tableBuiltBeforeItsParent(String besides) {
        Shop shop = new Shop()
                .model("a", "table")
                .model("t", "table", Shop.id("a"))
                .changed("a")
                .table("a", "t", besides);
        shop.logged("t", RelationKind.TABLE).logged("a", RelationKind.TABLE);
        return shop.standing("t");
    }

    @Test
    void in_a_personal_schema_the_name_proves_only_what_is_written_in_the_same_letters() {
        Shop shop = new Shop().model("orders", "table").model("exact", "table").table("Orders", "exact");
        shop.rules = Shop.STRICT;
        assertThat(shop.standing("exact").proof())
                .isEqualTo(Proof.by("a personal schema, and the branch's manifest has the name"));
        assertThat(shop.standing("Orders").flags()).containsExactly(Flag.CASE);
        assertThat(shop.standing("Orders").proof())
                .isEqualTo(Proof.none("no record that dbt built it, and it is not quite what the manifest makes"));
    }

    @Test
    void with_both_twins_there_the_exact_one_is_the_nodes_and_the_other_is_unknown() {
        Shop shop = new Shop().model("orders", "table").table("orders", "Orders");
        shop.rules = Shop.STRICT;
        assertThat(shop.standing("orders").node()).contains(Shop.id("orders"));
        assertThat(shop.standing("orders").flags()).isEmpty();
        assertThat(shop.standing("Orders").type()).isEqualTo(RelationClass.UNKNOWN);
    }
}
