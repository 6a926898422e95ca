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
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClonePreviewTest {
    private static final Problem LOCKED = Problem.of(Fault.WAREHOUSE, "locked", "somebody holds it");

    private static TestClone one() {
        return withViewsOnly(models("dev", "a"), models("prod", "a"));
    }

    @Test
    void a_node_that_the_state_has_not_is_passed_over_without_a_look_at_dev() {
        TestClone clone = withViewsOnly(models("dev", "a"), models("prod", "b")).lies("dev", "A", TABLE);

        assertThat(clone.lines()).containsExactly("a: - not-in-state");
    }

    @Test
    void a_node_that_is_ephemeral_in_the_state_has_nothing_to_clone() {
        TestManifest state = new TestManifest().model("a", node -> node.config("materialized", "ephemeral"));

        assertThat(withViewsOnly(models("dev", "a"), state).lines()).containsExactly("a: - not-in-state");
    }

    @Test
    void ephemeral_models_and_tests_are_passed_over_silently() {
        TestManifest branch = models("dev", "a")
                .model("e", node -> node.config("materialized", "ephemeral"))
                .test("t", "model.shop.a");
        TestClone clone = withViewsOnly(branch, models("prod", "a", "e"))
                .lies("prod", "a", VIEW)
                .lies("prod", "e", VIEW);

        assertThat(clone.lines()).containsExactly("a: view missing-in-dev from prod.a");
    }

    @Test
    void the_name_is_the_branchs_and_the_source_the_states() {
        TestManifest branch = new TestManifest().model("a", node -> node.lives("wh", "dev", "new_name"));
        TestManifest state = new TestManifest().model("a", node -> node.lives("wh", "prod", "old_name"));

        CloneStep step = withViewsOnly(branch, state)
                .lies("prod", "old_name", TABLE)
                .cloning()
                .steps()
                .get(0);

        assertThat(step.target()).hasToString("dev.new_name");
        assertThat(step.source().orElseThrow().name()).hasToString("prod.old_name");
        assertThat(step.source().orElseThrow().presence()).isEqualTo(Presence.YES);
        assertThat(step.source().orElseThrow().kind()).contains(TABLE);
    }

    @ParameterizedTest(name = "a {0} in dev, full refresh {1}: {2}")
    @CsvSource({
        "VIEW,              false, - exists-in-dev",
        "TABLE,             false, - exists-in-dev",
        "MATERIALIZED_VIEW, false, - exists-in-dev",
        "VIEW,              true,  view full-refresh over view from prod.a",
        "TABLE,             true,  view full-refresh over table from prod.a",
        "MATERIALIZED_VIEW, true,  view full-refresh over materialized_view from prod.a",
    })
    void what_lies_in_dev_stays_whatever_it_is_unless_it_is_a_full_refresh(
            RelationKind kind, boolean fullRefresh, String answer) {
        TestClone clone = one().lies("prod", "a", TABLE).lies("dev", "a", kind);
        if (fullRefresh) clone.fullRefresh();

        assertThat(clone.lines()).containsExactly("a: " + answer);
        assertThat(clone.cloning().steps().get(0).existing().orElseThrow().kind())
                .isEqualTo(kind);
    }

    @Test
    void the_nodes_own_full_refresh_plays_no_part() {
        TestManifest branch = new TestManifest().model("a", node -> node.config("full_refresh", true));

        assertThat(withViewsOnly(branch, models("prod", "a"))
                        .lies("dev", "a", VIEW)
                        .lies("prod", "a", VIEW)
                        .lines())
                .containsExactly("a: - exists-in-dev");
    }

    @Test
    void a_function_of_the_name_does_not_exist_for_an_adapter_that_lists_none() {
        TestClone clone = one().lies("prod", "a", TABLE).lies("dev", "a", RelationKind.FUNCTION);

        assertThat(clone.lines()).containsExactly("a: view missing-in-dev from prod.a");
    }

    @Test
    void a_production_relation_that_is_gone_fails_its_node_and_no_other() {
        TestClone clone =
                withViewsOnly(models("dev", "a", "b"), models("prod", "a", "b")).lies("prod", "b", TABLE);

        assertThat(clone.lines()).containsExactly("a: - state-relation-missing", "b: view missing-in-dev from prod.b");
        assertThat(clone.cloning().steps().get(0).source().orElseThrow().presence())
                .isEqualTo(Presence.NO);
    }

    @Test
    void what_exists_in_dev_is_left_alone_even_if_production_lost_it() {
        assertThat(one().lies("dev", "a", VIEW).lines()).containsExactly("a: - exists-in-dev");
    }

    @ParameterizedTest(name = "{0}.A stops the clone of a; full refresh {1}")
    @CsvSource({"dev, false", "dev, true", "prod, false", "prod, true"})
    void a_twin_in_another_letter_case_stops_the_node_wherever_it_lies(String schema, boolean fullRefresh) {
        TestClone clone = one().lies(schema, "A", TABLE);
        if (fullRefresh) clone.fullRefresh();

        assertThat(clone.lines()).containsExactly("a: - ApproximateMatchError");
        assertThat(clone.cloning().steps().get(0).twin().orElseThrow()).hasToString(schema + ".A");
    }

    @Test
    void a_twin_in_production_is_not_noticed_where_dbt_does_not_look() {
        TestClone clone = one().lies("dev", "a", VIEW).lies("prod", "A", TABLE);

        assertThat(clone.lines()).containsExactly("a: - exists-in-dev");
        assertThat(clone.cloning().steps().get(0).twin()).isEmpty();
    }

    @Test
    void what_could_not_be_listed_is_unknown_and_what_may_not_be_listed_fails() {
        Listing locked = new Listing.Unreadable(LOCKED);
        Listing refused = new Listing.Unreadable(LOCKED, Optional.of("insufficient privileges"));

        assertThat(one().listing("dev", locked).lines()).containsExactly("a: - listing-failed");
        assertThat(one().listing("prod", locked).lines()).containsExactly("a: - state-listing-failed");
        assertThat(one().listing("prod", refused).lines()).containsExactly("a: - state-relation-unreadable");
    }

    @Test
    void schemas_that_are_missing_are_created_the_states_never() {
        TestManifest branch = models("dev", "a").model("m", node -> node.lives("wh", "dev_marts", "m"));
        TestClone clone = withViewsOnly(branch, models("prod", "a"))
                .listing("dev_marts", new Listing.Absent())
                .listing("prod", new Listing.Absent());

        assertThat(clone.cloning().newSchemas()).containsExactly(new SchemaName("wh", "dev_marts"));
        assertThat(clone.lines()).containsExactly("a: - state-relation-missing", "m: - not-in-state");
    }

    @Test
    void all_schemas_of_the_project_are_asked_for_and_the_states_of_what_is_selected() {
        var branch = models("dev", "a", "b")
                .model("m", node -> node.lives("wh", "dev_marts", "m"))
                .model("e", node -> node.config("materialized", "ephemeral").lives("wh", "nowhere", "e"))
                .build();
        var state = models("prod", "a")
                .model("b", node -> node.lives("wh", "prod_b", "b"))
                .model("e", node -> node.lives("wh", "prod_e", "e"))
                .build();
        var selected = Set.of(
                branch.node("model.shop.a").orElseThrow(),
                branch.node("model.shop.e").orElseThrow());

        assertThat(ClonePreview.asked(branch, selected, state))
                .extracting(SchemaName::schema)
                .containsExactly("dev", "dev_marts", "prod");
    }

    @ParameterizedTest
    @EnumSource(names = {"MODEL", "SEED", "SNAPSHOT"})
    void models_seeds_and_snapshots_are_cloned_alike(ResourceType type) {
        TestManifest branch = new TestManifest().node(type, "x", node -> node.lives("wh", "dev", "x"));
        TestManifest state = new TestManifest().node(type, "x", node -> node.lives("wh", "prod", "x"));

        assertThat(withViewsOnly(branch, state).lies("prod", "x", TABLE).lines())
                .containsExactly("x: view missing-in-dev from prod.x");
    }
}
