package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private final Shop shop = new Shop().model("a", "table");

    private Guarded check(String target, SchemaName home, Manifest state, SchemaName... candidates) {
        return new Guard(shop.branchManifest(), Optional.of(state), target, home, Guard.PRODUCTION, Shop.RULES)
                .check(Set.of(candidates));
    }

    private Manifest state() {
        return Shop.manifest(shop.state, List.of());
    }

    private static void assertRefused(Guarded guarded, String code) {
        assertThat(guarded.refusal().map(Problem::code)).contains(code);
        assertThat(guarded.refusal().map(Problem::fault)).contains(Fault.GUARD);
        assertThat(guarded.allowed()).isEmpty();
    }

    @Test
    void a_pair_that_holds_the_state_is_left_out_and_the_rest_allowed() {
        Guarded guarded = check("dev", Shop.DEV, state(), Shop.DEV, Shop.PROD);
        assertThat(guarded.refusal()).isEmpty();
        assertThat(guarded.allowed()).containsExactly(Shop.DEV);
        assertThat(guarded.leftOut()).hasSize(1);
        assertThat(guarded.leftOut().get(0).message()).contains("wh.analytics");
    }

    @Test
    void pairs_are_compared_as_the_warehouse_folds_them_and_with_their_database() {
        SchemaName shouting = new SchemaName("WH", "Analytics");
        SchemaName elsewhere = new SchemaName("other", "analytics");
        assertThat(check("dev", Shop.DEV, state(), Shop.DEV, shouting, elsewhere)
                        .allowed())
                .containsExactly(elsewhere, Shop.DEV);
    }

    /** As with --defer-state: refs go there, so it is somebody's production, whatever the branch is compared with. */
    @Test
    void what_refs_are_deferred_to_is_left_out_like_the_state() {
        Manifest staging = Shop.manifest(shop.branch, List.of());
        Guard guard =
                new Guard(shop.branchManifest(), Optional.of(state()), "dev", Shop.DEV, Guard.PRODUCTION, Shop.RULES);

        assertThat(guard.check(Set.of(Shop.DEV)).allowed()).containsExactly(Shop.DEV);
        assertRefused(guard.check(Set.of(Shop.DEV), Optional.of(staging)), "guard-dev-is-production");
    }

    @Test
    void it_refuses_if_no_pair_remains() {
        assertRefused(check("dev", Shop.DEV, state(), Shop.PROD), "guard-dev-is-production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "PROD"})
    void it_refuses_a_target_or_schema_named_like_production(String name) {
        assertRefused(check(name, Shop.DEV, state(), Shop.DEV), "guard-production-target");
        SchemaName home = new SchemaName("wh", name);
        assertRefused(check("dev", home, state(), home), "guard-production-schema");
    }

    @Test
    void a_name_that_only_begins_like_production_is_fine() {
        assertThat(check("prod_copy", Shop.DEV, state(), Shop.DEV).refusal()).isEmpty();
    }

    @Test
    void it_refuses_a_state_with_nothing_in_common_or_of_another_project() {
        Manifest empty = Shop.manifest(List.of(), List.of());
        assertRefused(check("dev", Shop.DEV, empty, Shop.DEV), "guard-nothing-in-common");
        Metadata other = new Metadata(
                12, "1.11.16", Optional.empty(), Optional.of("billing"), Optional.of("duckdb"), Fields.NONE);
        Manifest billing = new Manifest(other, shop.state, List.of(), List.of());
        assertRefused(check("dev", Shop.DEV, billing, Shop.DEV), "guard-state-of-another-project");
    }

    @Test
    void it_refuses_a_manifest_made_for_another_target() {
        SchemaName home = new SchemaName("wh", "dev_bob");
        assertRefused(check("dev", home, state(), home), "guard-manifest-of-another-target");
    }

    @Test
    void nodes_with_a_custom_schema_do_not_tell_the_target_as_long_as_one_belongs_to_it() {
        shop.branch.clear();
        SchemaName marts = new SchemaName("wh", "dev_ann_marts");
        shop.branch.add(Shop.node(marts, "model", "a", Map.of("materialized", "table", "schema", "marts")));
        assertThat(check("dev", Shop.DEV, state(), marts).allowed()).containsExactly(marts);
    }

    @Test
    void a_manifest_of_custom_schemas_alone_is_refused_where_none_belongs_to_the_targets() {
        shop.branch.clear();
        for (String place : List.of("dev_bob_marts", "dev_ann2")) {
            shop.branch.add(Shop.node(
                    new SchemaName("wh", place),
                    "model",
                    place.equals("dev_ann2") ? "b" : "a",
                    Map.of("materialized", "table", "schema", "marts")));
        }
        Guarded guarded = check("dev", Shop.DEV, state(), Shop.DEV);
        assertRefused(guarded, "guard-manifest-of-another-target");
        assertThat(guarded.refusal().orElseThrow().because()).hasValueSatisfying(reason -> assertThat(reason)
                .isEqualTo("the manifest puts them in wh.dev_ann2, wh.dev_bob_marts: it was made for another target"));
    }

    @Test
    void one_node_without_a_custom_schema_tells_though_others_lie_elsewhere() {
        shop.branch.add(Shop.node(
                new SchemaName("wh", "elsewhere"), "model", "b", Map.of("materialized", "table", "schema", "x")));
        assertThat(check("dev", Shop.DEV, state(), Shop.DEV).refusal()).isEmpty();
        shop.branch.remove(0);
        shop.branch.add(Shop.node(new SchemaName("wh", "other"), "model", "a", Map.of("materialized", "table")));
        shop.branch.add(Shop.node(
                new SchemaName("wh", "dev_ann_x"), "model", "c", Map.of("materialized", "table", "schema", "x")));
        assertRefused(check("dev", Shop.DEV, state(), Shop.DEV), "guard-manifest-of-another-target");
    }

    @Test
    void another_database_with_the_same_schema_is_another_place() {
        SchemaName home = new SchemaName("other", "dev_ann");
        assertRefused(check("dev", home, state(), home), "guard-manifest-of-another-target");
    }

    @Test
    void a_manifest_that_builds_nothing_is_of_no_other_target() {
        shop.branch.clear();
        shop.state.clear();
        assertRefused(check("dev", Shop.DEV, state(), Shop.DEV), "guard-nothing-in-common");
    }

    @Test
    void the_fixed_schema_of_a_snapshot_holds_the_state_and_a_source_does_not() {
        SchemaName snapshots = new SchemaName("wh", "snapshots");
        SchemaName raw = new SchemaName("wh", "raw");
        for (List<Node> nodes : List.of(shop.branch, shop.state)) {
            nodes.add(Shop.node(snapshots, "snapshot", "s", Map.of("target_schema", "snapshots")));
            nodes.add(Shop.node(raw, "source", "r", Map.of()));
        }
        Guarded guarded = check("dev", Shop.DEV, state(), Shop.DEV, snapshots, raw);
        assertThat(guarded.allowed()).containsExactly(Shop.DEV, raw);
        assertThat(guarded.leftOut())
                .extracting(Warning::message)
                .containsExactly("wh.snapshots is left out: relations of the state live there");
    }

    @Test
    void a_stored_test_of_the_state_holds_its_schema_too() {
        SchemaName audit = new SchemaName("wh", "dev_ann_audit");
        shop.state.add(Shop.node(audit, "test", "t", Map.of("store_failures", true)));
        assertThat(check("dev", Shop.DEV, state(), Shop.DEV, audit).allowed()).containsExactly(Shop.DEV);
    }

    @Test
    void a_schema_beside_the_targets_that_is_named_like_production_is_left_out_with_a_line() {
        SchemaName named = new SchemaName("wh", "Production");
        Guarded guarded = check("dev", Shop.DEV, state(), Shop.DEV, named);
        assertThat(guarded.allowed()).containsExactly(Shop.DEV);
        assertThat(guarded.leftOut())
                .extracting(Warning::message)
                .containsExactly("wh.Production is left out: production's by its name");
    }

    @Test
    void without_a_state_names_and_places_are_guarded_all_the_same() {
        Guard guard = new Guard(
                shop.branchManifest(),
                Optional.empty(),
                "dev",
                Shop.DEV,
                List.of(new NamePattern("dev_*")),
                Shop.RULES);
        assertRefused(guard.check(Set.of(Shop.DEV)), "guard-production-schema");
    }
}
