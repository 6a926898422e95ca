package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code --reset}: everything proven to be dbt's goes, and nothing else does. */
class ResetTest {
    private static final CleanOptions RESET = CleanOptions.DEFAULT.choosing(Choice.DEFAULT.resetting());

    private static List<String> going(Shop shop) {
        return shop.plan(RESET).batches().stream()
                .map(batch -> batch.about().identifier())
                .toList();
    }

    @Test
    void every_class_that_is_proven_goes() {
        Shop shop = new Shop()
                .model("mine", "table")
                .model("below", "view", Shop.id("mine"))
                .model("old", "table")
                .model("copy", "view")
                .changed("mine")
                .table("mine", "old", "old__dbt_tmp", "gone", "failures")
                .view("below", "mine")
                .clone("copy");
        shop.branch.add(Shop.node(Shop.DEV, "test", "failures", Map.of("store_failures", true)));
        shop.state.add(Shop.node(Shop.PROD, "model", "gone", Map.of("materialized", "table")));
        assertThat(shop.plan(RESET).verdicts())
                .extracting(verdict -> verdict.standing().type())
                .containsExactlyInAnyOrder(
                        RelationClass.YOURS,
                        RelationClass.DOWNSTREAM,
                        RelationClass.LEFTOVER,
                        RelationClass.LEFTOVER,
                        RelationClass.TEMPORARY,
                        RelationClass.ORPHAN,
                        RelationClass.TEST_FAILURES);
        assertThat(going(shop)).containsExactly("below", "copy", "failures", "gone", "mine", "old", "old__dbt_tmp");
        assertThat(shop.plan(CleanOptions.DEFAULT).batches())
                .extracting(batch -> batch.about().identifier())
                .containsExactly("gone", "old", "old__dbt_tmp");
    }

    @Test
    void what_is_unknown_is_never_touched_and_holds_what_it_reads() {
        Shop shop = new Shop().model("mine", "table").changed("mine").table("mine", "by_hand");
        shop.view("report", "mine");
        assertThat(going(shop)).isEmpty();
        assertThat(shop.verdict("by_hand", RESET).cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(shop.verdict("report", RESET).cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(shop.verdict("mine", RESET).cause()).isEqualTo(Cause.BLOCKED);
    }

    @Test
    void what_is_yours_needs_proof_like_everything_else() {
        Shop shop =
                new Shop().model("mine", "table").changed("mine").table("mine").shared();
        assertThat(shop.verdict("mine", RESET).cause()).isEqualTo(Cause.NO_PROOF);
        assertThat(going(shop.logged("mine", RelationKind.VIEW))).isEmpty();
        assertThat(going(new Shop()
                        .model("mine", "table")
                        .changed("mine")
                        .table("mine")
                        .shared()
                        .logged("mine", RelationKind.TABLE)))
                .containsExactly("mine");
    }

    @Test
    void without_a_state_nobody_can_tell_what_is_whose() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp").withoutState();
        assertThat(going(shop)).containsExactly("a__dbt_tmp");
    }

    @Test
    void what_could_not_be_built_again_stays_unless_it_is_named_and_so_does_what_hooks_write_to() {
        Shop shop = new Shop().model("hooked", "table").table("hooked", "kept", "snap", "gone__dbt_backup");
        shop.model("gone", "table");
        for (SchemaName schema : List.of(Shop.DEV, Shop.PROD)) {
            List<Node> nodes = schema.equals(Shop.DEV) ? shop.branch : shop.state;
            nodes.add(Shop.node(schema, "snapshot", "snap", Map.of("materialized", "snapshot")));
            nodes.add(Shop.node(schema, "model", "kept", Map.of("materialized", "incremental", "full_refresh", false)));
        }
        shop.changed.addAll(Set.of("snapshot.shop.snap", Shop.id("kept"), Shop.id("hooked")));
        shop.branch.add(Shop.node(Shop.DEV, "operation", "end", Map.of(), Shop.id("hooked")));
        assertThat(going(shop)).isEmpty();
        assertThat(shop.verdict("snap", RESET).cause()).isEqualTo(Cause.SNAPSHOT);
        assertThat(shop.verdict("kept", RESET).cause()).isEqualTo(Cause.FULL_REFRESH_FALSE);
        assertThat(shop.verdict("hooked", RESET).cause()).isEqualTo(Cause.HOOK);
        assertThat(shop.verdict("gone__dbt_backup", RESET).cause()).isEqualTo(Cause.ONLY_COPY);

        Choice named = Choice.DEFAULT
                .resetting()
                .named(Set.of(
                        Shop.DEV.relation("snap"),
                        Shop.DEV.relation("kept"),
                        Shop.DEV.relation("hooked"),
                        Shop.DEV.relation("gone__dbt_backup")));
        assertThat(shop.plan(CleanOptions.DEFAULT.choosing(named)).batches())
                .extracting(batch -> batch.about().identifier())
                .containsExactly("hooked", "kept", "snap");
    }

    @Test
    void a_reset_that_names_takes_only_that() {
        Shop shop = new Shop().model("mine", "table").model("other", "table").changed("mine", "other");
        shop.table("mine", "other");
        Choice named = Choice.DEFAULT.resetting().named(Set.of(Shop.DEV.relation("mine")));
        assertThat(shop.plan(CleanOptions.DEFAULT.choosing(named)).batches())
                .extracting(batch -> batch.about().identifier())
                .containsExactly("mine");
    }

    @Test
    void what_a_run_may_still_need_stays() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp");
        shop.circumstances = new Circumstances(
                Optional.empty(), Optional.empty(), Circumstances.CLONE_LIFE, Optional.of("dbt wrote just now"));
        assertThat(going(shop)).containsExactly("a");
        assertThat(shop.verdict("a__dbt_tmp", RESET).cause()).isEqualTo(Cause.RUNNING);
    }

    @Test
    void a_node_that_is_only_disabled_here_can_be_built_again_by_another_target() {
        Shop shop = new Shop().table("off");
        Node off = Shop.node(Shop.DEV, "model", "off", Map.of("materialized", "table"));
        shop.disabled.add(off.with(new io.devenv.core.document.Fields(
                Map.of("unrendered_config", Map.of("enabled", "{{ target.name == 'prod' }}")))));
        assertThat(shop.verdict("off", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.DISABLED_FOR_THIS_TARGET);
        assertThat(going(shop)).containsExactly("off");
    }
}
