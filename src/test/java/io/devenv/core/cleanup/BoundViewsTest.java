package io.devenv.core.cleanup;

import static io.devenv.core.relation.ViewBinding.BY_NAME;
import static io.devenv.core.relation.ViewBinding.BY_RELATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change.Action;
import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clean where views are bound to the relations they read, and follow them wherever they are put. */
class BoundViewsTest {
    private static final RelationName TRASH = Shop.DEV.relation("__devenv_trash_r0_1");

    @Test
    void a_view_is_set_aside_with_its_text_and_comes_back_as_it_was() {
        CleanupPlan plan = new Shop().model("v", "view").view("v").plan(CleanOptions.DEFAULT, BY_RELATION);

        Change aside = plan.batches().get(0).changes().get(0);
        assertThat(aside.action()).isEqualTo(Action.RENAME);
        assertThat(aside.kind()).isEqualTo(RelationKind.VIEW);
        assertThat(aside.definition()).contains("create view v as select 1 as one");
        assertThat(aside.reverse().map(Change::action)).contains(Action.RENAME);
        assertThat(plan.verdicts().get(0).reversible()).isEqualTo(Reversible.UNTIL_PURGED);
    }

    @Test
    void a_table_that_is_set_aside_has_no_text() {
        CleanupPlan plan = new Shop().model("t", "table").table("t").plan(CleanOptions.DEFAULT, BY_RELATION);

        assertThat(plan.batches().get(0).changes().get(0).definition()).isEmpty();
    }

    @Test
    void for_good_a_view_is_dropped_and_its_text_is_the_way_back() {
        CleanupPlan plan = new Shop().model("v", "view").view("v").plan(CleanOptions.DEFAULT.forGood(), BY_RELATION);

        assertThat(plan.batches().get(0).changes()).extracting(Change::action).containsExactly(Action.DROP);
        assertThat(plan.verdicts().get(0).reversible()).isEqualTo(Reversible.YES);
    }

    @Test
    void what_lies_in_the_trash_follows_what_it_reads_aside_but_holds_it_back_from_going_for_good() {
        Shop shop = new Shop().model("a", "table").table("a").view(TRASH.identifier(), "a");
        shop.trash.add(TRASH);

        assertThat(shop.plan(CleanOptions.DEFAULT, BY_RELATION).batches()).hasSize(1);
        assertThat(shop.plan(CleanOptions.DEFAULT.forGood(), BY_RELATION).of(Decision.BLOCKED))
                .extracting(Verdict::reason)
                .containsExactly("needed by dev_ann.__devenv_trash_r0_1, which stays");
        assertThat(shop.plan(CleanOptions.DEFAULT.forGood(), BY_NAME).batches()).hasSize(1);
    }

    @Test
    void a_table_in_the_trash_is_spared_only_where_references_follow() {
        Shop shop = new Shop().model("a", "table").table("a", TRASH.identifier());
        shop.reads(TRASH, "a");
        shop.trash.add(TRASH);

        assertThat(shop.plan(CleanOptions.DEFAULT, BY_RELATION).batches()).hasSize(1);
        assertThat(shop.plan(CleanOptions.DEFAULT, BY_NAME).batches()).isEmpty();
    }

    @Test
    void a_view_known_to_show_productions_relation_is_a_clone_whatever_its_text() {
        Shop shop = new Shop().model("a", "view").model("b", "view").showing("a", Shop.PROD.relation("a"));
        shop.showing("b", Shop.PROD.relation("a"));

        assertThat(shop.standing("a").flags()).containsExactly(Flag.CLONE);
        assertThat(shop.standing("b").flags()).isEmpty();
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.CLONE);
    }

    @Test
    void a_name_that_something_unseen_has_is_not_taken_for_the_trash() {
        Shop shop = new Shop().model("a", "table").table("a").lies("__devenv_trash_r1_1", RelationKind.FOREIGN_TABLE);

        assertThat(shop.plan(CleanOptions.DEFAULT, BY_RELATION)
                        .batches()
                        .get(0)
                        .changes()
                        .get(0)
                        .other())
                .contains(Shop.DEV.relation("__devenv_trash_r1_2"));
    }

    @Test
    void a_function_of_the_bases_name_makes_a_backup_no_less_the_only_copy() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup").lies("a", RelationKind.FUNCTION);

        assertThat(shop.verdict("a__dbt_backup", CleanOptions.DEFAULT).decision())
                .isEqualTo(Decision.OFFER_BACK);
    }

    @Test
    void an_only_copy_whose_name_a_foreign_table_has_stays_and_is_not_offered() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup").lies("a", RelationKind.FOREIGN_TABLE);
        Verdict verdict = shop.verdict("a__dbt_backup", CleanOptions.DEFAULT);

        assertThat(verdict.decision()).isEqualTo(Decision.KEEP);
        assertThat(verdict.cause()).isEqualTo(Cause.ONLY_COPY);
        assertThat(verdict.reason()).isEqualTo("the only copy of dev_ann.a, whose name a foreign table has now");
    }

    @Test
    void the_trash_is_freed_reader_first_and_only_what_no_other_needs() {
        Shop shop = new Shop().view("t1", "t2").table("t2", "t3").view("t4", "t3");
        RelationName mine = Shop.DEV.relation("mine");
        Map<RelationName, RelationName> aside = Map.of(
                Shop.DEV.relation("t1"), mine,
                Shop.DEV.relation("t2"), mine,
                Shop.DEV.relation("t3"), mine,
                Shop.DEV.relation("t4"), mine);
        Set<String> expired = Set.of("t1", "t2", "t3");
        Situation situation = shop.situation();
        var old = situation.dev().relations().stream()
                .filter(relation -> expired.contains(relation.name().identifier()))
                .toList();

        List<Batch> bound = new Freeing(situation.dependencies(), BY_RELATION, Shop.RULES).of(old, aside);
        List<Batch> named = new Freeing(situation.dependencies(), BY_NAME, Shop.RULES).of(old, aside);

        assertThat(bound).extracting(batch -> batch.about().identifier()).containsExactly("t1", "t2");
        assertThat(named).extracting(batch -> batch.about().identifier()).containsExactly("t1", "t2", "t3");
        assertThat(bound.get(0).changes())
                .containsExactly(Change.drop(
                        Shop.DEV.relation("t1"), RelationKind.VIEW, Optional.empty(), "it was dev_ann.mine"));
    }
}
