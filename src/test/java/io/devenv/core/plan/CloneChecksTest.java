package io.devenv.core.plan;

import static io.devenv.core.plan.TestClone.models;
import static io.devenv.core.plan.TestClone.withViewsOnly;
import static io.devenv.core.relation.RelationKind.TABLE;
import static io.devenv.core.relation.RelationKind.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.ReplaceRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloneChecksTest {
    private static final CloneRules COPYING = new CloneRules(Set.of(TABLE));

    @Test
    void a_clone_of_views_over_nothing_needs_no_word() {
        TestClone clone =
                withViewsOnly(models("dev", "a", "new"), models("prod", "a")).lies("prod", "a", TABLE);

        assertThat(clone.warnings()).isEmpty();
    }

    @Test
    void a_node_that_fails_is_told_with_what_is_missing() {
        TestClone clone = withViewsOnly(models("dev", "a"), models("prod", "a"));

        assertThat(clone.warnings())
                .containsExactly(
                        Warning.about("model.shop.a", "node-will-fail", "a cannot be cloned: prod.a does not exist"));
    }

    @Test
    void a_twin_is_named() {
        TestClone clone = withViewsOnly(models("dev", "a"), models("prod", "a")).lies("prod", "A", TABLE);

        assertThat(clone.messages("node-will-fail"))
                .containsExactly("a cannot be cloned: prod.A differs only in letter case; drop or rename it");
    }

    @Test
    void what_nobody_knows_is_called_unknown() {
        Problem locked = Problem.of(Fault.WAREHOUSE, "locked", "somebody holds it");
        TestClone clone =
                withViewsOnly(models("dev", "a"), models("prod", "a")).listing("prod", new Listing.Unreadable(locked));

        assertThat(clone.warnings())
                .containsExactly(Warning.about(
                        "model.shop.a",
                        "state-listing-failed",
                        "a: production's schema cannot be listed, so nobody knows"));
    }

    @Test
    void tables_that_give_way_to_clones_are_named_as_lost_once() {
        TestClone clone = withViewsOnly(models("dev", "a", "b", "c"), models("prod", "a", "b", "c"))
                .lies("prod", "a", TABLE)
                .lies("prod", "b", TABLE)
                .lies("prod", "c", TABLE)
                .lies("dev", "a", TABLE)
                .lies("dev", "b", TABLE)
                .lies("dev", "c", VIEW);

        assertThat(clone.messages("clone-loses-data")).isEmpty();
        assertThat(clone.fullRefresh().warnings())
                .containsExactly(Warning.of(
                        "clone-loses-data", "--full-refresh drops these tables in dev, and the rows in them: a, b"));
    }

    @Test
    void a_table_in_the_place_of_a_table_loses_what_was_in_it_too() {
        TestClone clone = new TestClone(models("dev", "a"), models("prod", "a"), TestClone.rules(COPYING))
                .lies("prod", "a", TABLE)
                .lies("dev", "a", TABLE)
                .fullRefresh();

        assertThat(clone.warnings()).extracting(Warning::code).containsExactly("clone-loses-data");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "false, false, clone-destroys-production, a: dev.a is production's own relation; --full-refresh replaces it by a view of itself",
        "true,  false, clone-of-itself,           'a: dev.a is production''s own relation; recent dbt adapters leave it alone, older ones clone it onto itself'",
        "true,  true,  clone-destroys-production, 'a: dev.a is production''s own relation; --full-refresh drops it before it is cloned, and then nothing is left to clone'",
    })
    void productions_own_relation_as_the_target_is_told(boolean copies, boolean drops, String code, String message) {
        CloneRules cloning = copies
                ? new CloneRules(Set.of(TABLE), drops ? Set.of(Trait.DROPS_ITSELF) : Set.of())
                : CloneRules.VIEWS_ONLY;
        TestClone clone = new TestClone(models("dev", "a"), models("dev", "a"), TestClone.rules(cloning))
                .lies("dev", "a", TABLE)
                .fullRefresh();

        assertThat(clone.warnings()).containsExactly(Warning.about("model.shop.a", code, message));
    }

    @Test
    void views_that_read_what_is_replaced_go_with_it_where_the_warehouse_takes_them_along() {
        TestClone clone = new TestClone(
                        models("dev", "a", "b"),
                        models("prod", "a", "b"),
                        TestClone.rules(CloneRules.VIEWS_ONLY, ReplaceRules.ANYTHING, true))
                .lies("prod", "a", VIEW)
                .lies("prod", "b", VIEW)
                .lies("dev", "a", VIEW)
                .fullRefresh();

        assertThat(clone.warnings())
                .containsExactly(Warning.of(
                        "clone-drops-readers", "views that read what is replaced are dropped along with it: a"));
    }

    private static TestManifest kinds(String schema) {
        return new TestManifest()
                .model("i1", node -> node.config("materialized", "incremental").lives("wh", schema, "i1"))
                .model("i2", node -> node.config("materialized", "incremental").lives("wh", schema, "i2"))
                .node(ResourceType.SEED, "sd", node -> node.lives("wh", schema, "sd"))
                .node(ResourceType.SNAPSHOT, "sn", node -> node.lives("wh", schema, "sn"));
    }

    private static TestClone all(CloneRules cloning) {
        TestClone clone = new TestClone(kinds("dev"), kinds("prod"), TestClone.rules(cloning));
        for (String name : List.of("i1", "i2", "sd", "sn")) clone.lies("prod", name, TABLE);
        return clone;
    }

    @Test
    void what_the_next_run_makes_of_the_views_is_told_once_a_kind() {
        assertThat(all(CloneRules.VIEWS_ONLY).warnings())
                .containsExactly(
                        Warning.of(
                                "clone-incremental-view",
                                "incremental models become views, so their next run builds them in full: i1, i2"),
                        Warning.of(
                                "clone-snapshot-view",
                                "snapshots become views, over which the next `dbt snapshot` fails: sn"),
                        Warning.of("clone-seed-view", "seeds become views, over which the next `dbt seed` fails: sd"));
    }

    @Test
    void copies_have_no_such_consequences() {
        assertThat(all(COPYING).warnings()).isEmpty();
    }

    @Test
    void shallow_clones_are_told_for_they_can_break() {
        assertThat(all(new CloneRules(Set.of(TABLE), Set.of(Trait.SHARES_FILES)))
                        .warnings())
                .containsExactly(Warning.of(
                        "clone-shares-files",
                        "these clones are shallow, so a vacuum in production can break them: i1, i2, sd, sn"));
    }

    @Test
    void hooks_are_told_of_what_becomes_a_view_and_of_nothing_else() {
        Map<String, Object> hook = Map.of("sql", "grant select on x to y", "transaction", true);
        TestManifest branch = models("dev", "plain")
                .model("before", node -> node.config("pre-hook", List.of(hook)))
                .model("after", node -> node.config("post-hook", List.of(hook)))
                .model("empty", node -> node.config("post-hook", List.of()))
                .model("gone", node -> node.config("post-hook", List.of(hook)));
        TestClone clone = withViewsOnly(branch, models("prod", "plain", "before", "after", "empty"));
        for (String name : List.of("plain", "before", "after", "empty")) clone.lies("prod", name, TABLE);

        assertThat(clone.warnings())
                .containsExactly(
                        Warning.of("clone-runs-hooks", "dbt runs the hooks of what becomes a view: after, before"));
    }
}
