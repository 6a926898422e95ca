package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    @Test
    void a_changed_node_is_yours_and_an_unchanged_one_a_leftover() {
        Shop shop =
                new Shop().model("a", "table").model("b", "table").changed("a").table("a", "b");
        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.YOURS);
        assertThat(shop.standing("b").type()).isEqualTo(RelationClass.LEFTOVER);
    }

    @Test
    void what_the_state_has_no_relation_of_is_yours_whatever_the_comparison_says() {
        Shop shop = new Shop().table("only_here");
        shop.branch.add(Shop.node(Shop.DEV, "model", "only_here", Map.of("materialized", "table")));
        assertThat(shop.standing("only_here").type()).isEqualTo(RelationClass.YOURS);
    }

    @Test
    void a_view_over_a_changed_relation_is_downstream() {
        Shop shop = new Shop()
                .model("a", "table")
                .model("v", "view", Shop.id("a"))
                .changed("a")
                .table("a")
                .view("v", "a");
        assertThat(shop.standing("v").type()).isEqualTo(RelationClass.DOWNSTREAM);
        assertThat(shop.standing("v").reason()).isEqualTo("unchanged, but built from your changes to a");
    }

    @Test
    void nothing_is_downstream_of_a_change_that_was_not_built() {
        Shop shop = new Shop()
                .model("a", "table")
                .model("v", "view", Shop.id("a"))
                .changed("a")
                .view("v");
        assertThat(shop.standing("v").type()).isEqualTo(RelationClass.LEFTOVER);
    }

    @Test
    void a_table_known_to_be_older_than_its_parent_is_a_leftover_and_else_downstream() {
        Shop older = new Shop()
                .model("a", "table")
                .model("t", "table", Shop.id("a"))
                .changed("a")
                .table("a", "t");
        older.logged("t", RelationKind.TABLE).logged("a", RelationKind.TABLE);
        assertThat(older.standing("t").type()).isEqualTo(RelationClass.LEFTOVER);

        Shop younger = new Shop()
                .model("a", "table")
                .model("t", "table", Shop.id("a"))
                .changed("a")
                .table("a", "t");
        younger.logged("a", RelationKind.TABLE).logged("t", RelationKind.TABLE);
        assertThat(younger.standing("t").type()).isEqualTo(RelationClass.DOWNSTREAM);

        Shop unknown = new Shop()
                .model("a", "table")
                .model("t", "table", Shop.id("a"))
                .changed("a")
                .table("a", "t");
        assertThat(unknown.standing("t").type()).isEqualTo(RelationClass.DOWNSTREAM);
    }

    @Test
    void changes_come_through_ephemeral_models_and_from_them() {
        Shop through = new Shop()
                .model("a", "table")
                .model("e", "ephemeral", Shop.id("a"))
                .model("v", "view", Shop.id("e"));
        assertThat(through.changed("a").table("a").view("v").standing("v").type())
                .isEqualTo(RelationClass.DOWNSTREAM);

        Shop from = new Shop()
                .model("e", "ephemeral")
                .model("v", "view", Shop.id("e"))
                .changed("e")
                .view("v");
        assertThat(from.standing("v").type()).isEqualTo(RelationClass.DOWNSTREAM);
    }

    @Test
    void a_clone_view_is_told_and_carries_no_change() {
        Shop shop = new Shop()
                .model("a", "table")
                .model("v", "view", Shop.id("a"))
                .changed("a")
                .clone("a")
                .view("v");
        assertThat(shop.standing("a").flags()).containsExactly(Flag.CLONE);
        assertThat(shop.standing("v").type()).isEqualTo(RelationClass.LEFTOVER);
    }

    @Test
    void another_kind_than_the_branch_makes_is_the_wrong_type() {
        Shop shop = new Shop().model("a", "view").model("b", "my_own").table("a", "b");
        assertThat(shop.standing("a").flags()).containsExactly(Flag.WRONG_TYPE);
        assertThat(shop.standing("b").flags()).isEmpty();
    }

    @Test
    void a_name_in_another_case_is_the_nodes_relation_with_a_flag() {
        Standing found = new Shop().model("orders", "table").table("Orders").standing("Orders");
        assertThat(found.node()).contains("model.shop.orders");
        assertThat(found.flags()).containsExactly(Flag.CASE);
    }

    @Test
    void stale_needs_both_times() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b");
        shop.productionBuilds.put(Shop.id("a"), noon);
        shop.productionBuilds.put(Shop.id("b"), noon);
        shop.records.add(builtFrom("a", "", noon.minusSeconds(60)));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.STALE);
        assertThat(shop.standing("b").flags()).isEmpty();
    }

    @Test
    void built_from_other_code_than_the_branchs_is_outdated() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b");
        shop.records.add(builtFrom("a", "another fingerprint", noon));
        shop.records.add(builtFrom("b", "", noon));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.OUTDATED);
        assertThat(shop.standing("b").flags()).isEmpty();
    }

    private static Built builtFrom(String name, String body, Instant at) {
        return new Built(
                Shop.DEV.relation(name),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.of(body).filter(text -> !text.isEmpty()),
                Built.Source.LOG);
    }

    @Test
    void what_the_branch_changed_is_never_stale() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Shop shop = new Shop().model("a", "table").table("a").changed("a");
        shop.productionBuilds.put(Shop.id("a"), noon);
        shop.records.add(builtFrom("a", "", noon.minusSeconds(60)));
        assertThat(shop.standing("a").flags()).isEmpty();
    }

    @Test
    void a_node_that_only_the_state_has_leaves_an_orphan_in_its_place_in_dev() {
        Shop shop = new Shop().model("a", "table").table("gone");
        shop.state.add(Shop.node(Shop.PROD, "model", "gone", Map.of("materialized", "table")));
        Standing found = shop.standing("gone");
        assertThat(found.type()).isEqualTo(RelationClass.ORPHAN);
        assertThat(found.was()).contains("model.shop.gone");
        assertThat(found.reason()).isEqualTo("model gone was deleted on this branch");
    }

    @Test
    void a_disabled_node_leaves_an_orphan_and_a_view_over_it_is_outdated() {
        Shop shop = new Shop().model("v", "view").table("off").view("v", "off");
        shop.disabled.add(Shop.node(Shop.DEV, "model", "off", Map.of("materialized", "table")));
        assertThat(shop.standing("off").reason()).isEqualTo("off is disabled on this branch");
        assertThat(shop.standing("v").flags()).containsExactly(Flag.OUTDATED);
    }

    @Test
    void a_working_name_counts_only_beside_a_known_base() {
        Shop shop = new Shop().model("a", "table").model("n__dbt_tmp", "table");
        shop.table("a", "a__dbt_tmp", "report__dbt_tmp", "n__dbt_tmp");
        assertThat(shop.standing("a__dbt_tmp").type()).isEqualTo(RelationClass.TEMPORARY);
        assertThat(shop.standing("report__dbt_tmp").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("n__dbt_tmp").type()).isEqualTo(RelationClass.LEFTOVER);
    }

    @Test
    void sources_and_forged_trash_are_unknown_and_the_journals_own_trash_is_set_apart() {
        Shop shop = new Shop().model("raw", "table").table("raw", "__devenv_trash_x_1", "__devenv_trash_x_2");
        Node source = Shop.node(Shop.DEV, "source", "raw", Map.of());
        shop.branch.add(source);
        shop.trash.add(Shop.DEV.relation("__devenv_trash_x_1"));
        assertThat(shop.standing("raw").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("__devenv_trash_x_2").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(Classifier.classify(shop.situation()).inTrash())
                .extracting(relation -> relation.name().identifier())
                .containsExactly("__devenv_trash_x_1");
    }

    @Test
    void a_view_named_like_a_versioned_model_may_be_dbts_pointer_and_is_never_an_orphan() {
        Shop shop = new Shop().view("dim").logged("dim", RelationKind.VIEW);
        Node plain = Shop.node(Shop.DEV, "model", "dim", Map.of("materialized", "table"));
        shop.branch.add(new Node(
                "model.shop.dim.v2",
                "dim",
                plain.type(),
                "shop",
                List.of(),
                Optional.of(Shop.DEV.relation("dim_v2")),
                plain.files(),
                plain.config(),
                plain.dependsOn(),
                "",
                new io.devenv.core.document.Fields(Map.of("version", 2))));
        assertThat(shop.standing("dim").type()).isEqualTo(RelationClass.UNKNOWN);
    }

    @Test
    void a_table_named_like_a_versioned_model_is_no_pointer() {
        Shop shop = new Shop().table("dim").logged("dim", RelationKind.TABLE);
        Node plain = Shop.node(Shop.DEV, "model", "dim", Map.of("materialized", "table"));
        shop.branch.add(new Node(
                "model.shop.dim.v2",
                "dim",
                plain.type(),
                "shop",
                List.of(),
                Optional.of(Shop.DEV.relation("dim_v2")),
                plain.files(),
                plain.config(),
                plain.dependsOn(),
                "",
                new io.devenv.core.document.Fields(Map.of("version", 2))));
        assertThat(shop.standing("dim").type()).isEqualTo(RelationClass.ORPHAN);
    }

    @Test
    void without_a_state_only_temporaries_can_be_told() {
        Shop shop =
                new Shop().model("a", "table").table("a", "a__dbt_tmp", "old").withoutState();
        shop.logged("old", RelationKind.TABLE);
        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("old").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("a__dbt_tmp").type()).isEqualTo(RelationClass.TEMPORARY);
    }

    @Test
    void a_built_node_without_a_relation_is_missing() {
        Shop shop = new Shop()
                .model("a", "table")
                .model("b", "view")
                .model("e", "ephemeral")
                .table("a");
        assertThat(Classifier.classify(shop.situation()).missing())
                .extracting(Node::name)
                .containsExactly("b");
    }
}
