package io.devenv.core.plan;

import static io.devenv.core.plan.TestClone.models;
import static io.devenv.core.plan.TestClone.withViewsOnly;
import static io.devenv.core.relation.RelationKind.EXTERNAL;
import static io.devenv.core.relation.RelationKind.FOREIGN_TABLE;
import static io.devenv.core.relation.RelationKind.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ReplaceRules;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a clone's way, and what a clone destroys. */
class CloneGuardTest {
    private static TestClone one() {
        return withViewsOnly(models("dev", "a"), models("prod", "a"));
    }

    @ParameterizedTest(name = "production''s own {0}, clones {1}: {2}")
    @CsvSource({
        "TABLE, SHARES_FILES, - same-relation",
        "TABLE, DROPS_ITSELF, - drops-itself",
        "TABLE, CLONES_ITSELF, - clones-itself",
        "VIEW,  SHARES_FILES, view view-of-itself over view from dev.a",
        "VIEW,  DROPS_ITSELF, view view-of-itself over view from dev.a",
    })
    void a_target_that_is_productions_own_relation_is_guarded(RelationKind production, Trait trait, String answer) {
        CloneRules cloning = new CloneRules(Set.of(TABLE), Set.of(trait));
        TestClone clone = new TestClone(models("dev", "a"), models("dev", "a"), TestClone.rules(cloning))
                .lies("dev", "a", production);

        assertThat(clone.lines()).containsExactly("a: - exists-in-dev");
        assertThat(clone.fullRefresh().lines()).containsExactly("a: " + answer);
    }

    @Test
    void productions_own_relation_that_is_gone_is_just_missing() {
        assertThat(withViewsOnly(models("dev", "a"), models("dev", "a")).lines())
                .containsExactly("a: - state-relation-missing");
    }

    @Test
    void where_nothing_is_copied_productions_own_table_becomes_a_view_of_itself() {
        TestClone clone = withViewsOnly(models("dev", "a"), models("dev", "a"))
                .lies("dev", "a", TABLE)
                .fullRefresh();

        assertThat(clone.lines()).containsExactly("a: view view-of-itself over table from dev.a");
        assertThat(clone.cloning().steps().get(0).destroysProduction()).isTrue();
        assertThat(clone.cloning().steps().get(0).losesData()).isTrue();
    }

    @Test
    void what_cannot_be_dropped_fails_its_node_only_where_it_would_have_to_go() {
        ReplaceRules stubborn = new ReplaceRules(Set.of(EXTERNAL), false);
        TestClone clone = new TestClone(
                        models("dev", "a"),
                        models("prod", "a"),
                        TestClone.rules(CloneRules.VIEWS_ONLY, stubborn, false))
                .lies("dev", "a", EXTERNAL)
                .lies("prod", "a", TABLE);

        assertThat(clone.lines()).containsExactly("a: - exists-in-dev");
        assertThat(clone.fullRefresh().lines()).containsExactly("a: - in-the-way");
    }

    @Test
    void a_foreign_table_is_not_seen_and_yet_holds_its_name() {
        assertThat(one().lies("dev", "a", FOREIGN_TABLE)
                        .lies("prod", "a", TABLE)
                        .lines())
                .containsExactly("a: - name-taken");
        assertThat(one().lies("prod", "a", FOREIGN_TABLE).lines())
                .containsExactly("a: view missing-in-dev from prod.a");
    }

    @Test
    void a_name_with_a_quote_inside_cannot_be_made() {
        TestManifest branch = new TestManifest().model("a", node -> node.lives("wh", "dev", "a\"b"));

        assertThat(withViewsOnly(branch, models("prod", "a"))
                        .lies("prod", "a", TABLE)
                        .lines())
                .containsExactly("a: - name-not-writable");
    }

    @Test
    void what_dbt_does_not_see_in_production_becomes_a_view_even_where_tables_are_copied() {
        Set<RelationKind> all = Set.of(RelationKind.values());
        TestClone clone = new TestClone(models("dev", "a"), models("prod", "a"), TestClone.rules(new CloneRules(all)))
                .lies("prod", "a", RelationKind.FUNCTION);

        assertThat(clone.lines()).containsExactly("a: view missing-in-dev from prod.a");
    }

    @ParameterizedTest(name = "over {0}: {1}")
    @CsvSource({
        "TABLE,             true",
        "OTHER,             true",
        "VIEW,              false",
        "MATERIALIZED_VIEW, false",
        "DYNAMIC_TABLE,     false",
        "EXTERNAL,          false",
    })
    void only_what_holds_rows_of_its_own_loses_data(RelationKind kind, boolean loses) {
        TestClone clone = one().lies("prod", "a", TABLE).lies("dev", "a", kind);

        assertThat(clone.cloning().steps().get(0).losesData()).isFalse();
        assertThat(clone.fullRefresh().cloning().steps().get(0).losesData()).isEqualTo(loses);
    }
}
