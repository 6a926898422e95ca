package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewCodeTest {
    private final Shop shop = new Shop()
            .model("parent", "table")
            .model("a", "view", Shop.id("parent"))
            .view("a");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select 1 as one                                              | select 1 as one
            select * from {{ ref('parent') }}                            | select * from "parent"
            select * from {{ ref("shop", "parent") }}                    | select * from "parent"
            {{ config(tags='x') }}{# why #} select * from {{ref('parent')}} | select * from "parent"
            """)
    void code_in_which_only_names_are_put_in_makes_a_query(String raw, String query) {
        assertThat(queries(raw)).containsExactly(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from {{ ref('unheard_of') }}",
                "select * from {{ ref('other', 'parent') }}",
                "select * from {{ ref('parent', v=2) }}",
                "select * from {{ source('raw', 'parent') }}",
                "select '{{ var('day') }}' as day",
                "select 1 {% if target.name == 'prod' %} as one {% endif %}",
                "select * from {{ this }}",
            })
    void what_only_dbt_can_tell_makes_none(String raw) {
        assertThat(queries(raw)).isEmpty();
    }

    @Test
    void a_ref_whose_relation_has_another_identifier_in_the_state_makes_none() {
        Node elsewhere = Shop.node(Shop.PROD, "model", "parent", Map.of("materialized", "table"));
        shop.state.removeIf(node -> node.name().equals("parent"));
        shop.state.add(new Node(
                elsewhere.id(),
                elsewhere.name(),
                elsewhere.type(),
                elsewhere.packageName(),
                elsewhere.fqn(),
                Optional.of(Shop.PROD.relation("parent_v2")),
                elsewhere.files(),
                elsewhere.config(),
                elsewhere.dependsOn(),
                elsewhere.body(),
                elsewhere.fields()));
        assertThat(queries("select * from {{ ref('parent') }}")).isEmpty();
    }

    @Test
    void an_ephemeral_parent_makes_none_for_its_query_is_put_in_front() {
        shop.model("inner", "ephemeral").model("b", "view", Shop.id("inner")).view("b");
        assertThat(code().wanted()).extracting(Node::name).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void an_enforced_contract_makes_none_for_it_puts_a_query_around(boolean enforced, int asked) {
        Map<String, Object> config = Map.of("materialized", "view", "contract", Map.of("enforced", enforced));
        shop.branch.removeIf(node -> node.name().equals("a"));
        shop.branch.add(Shop.node(Shop.DEV, "model", "a", config));
        assertThat(code().wanted()).hasSize(asked);
    }

    @Test
    void only_views_that_are_made_as_views_count() {
        shop.model("t", "table")
                .table("t")
                .model("w", "view")
                .table("w")
                .model("v", "table")
                .view("v");
        assertThat(code().wanted()).extracting(Node::name).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_view_as", "duckdb__create_view_as", "materialization_view_default", "ref"})
    void a_project_that_makes_views_or_names_by_its_own_macros_makes_none(String name) {
        Macro macro = new Macro("macro.shop." + name, "shop", "", Set.of());
        Manifest branch = new Manifest(shop.branchManifest().metadata(), shop.branch, List.of(macro), List.of());
        ViewCode code = new ViewCode(branch, Optional.empty(), shop.situation().dev(), List.of());
        assertThat(code.queries(Map.of(Shop.id("a"), "select * from {{ ref('parent') }}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "built from {0}, later perhaps from {1}: asked {2}")
    @CsvSource(textBlock = """
            other code ,            , false
                       ,            , true
            code of a  , other code , true
            code of a  ,            , true
            """)
    void only_a_view_that_records_know_to_be_of_other_code_is_not_asked(
            @Nullable String first, @Nullable String second, boolean asked) {
        shop.records.add(record(Built.Source.LOG, Optional.ofNullable(first)));
        if (second != null) shop.records.add(record(Built.Source.RUN_RESULTS, Optional.of(second)));
        assertThat(code().wanted()).extracting(Node::name).isEqualTo(asked ? List.of("a") : List.of());
    }

    private static Built record(Built.Source from, Optional<String> body) {
        return new Built(
                Shop.DEV.relation("a"),
                Optional.of(RelationKind.VIEW),
                Optional.of(Shop.id("a")),
                Optional.empty(),
                body,
                from);
    }

    @Test
    void a_view_of_another_query_is_outdated_and_says_so() {
        shop.otherViews.add(Shop.DEV.relation("a"));
        Standing standing = shop.standing("a");
        assertThat(standing.flags()).containsExactly(Flag.OUTDATED);
        assertThat(standing.evidence()).contains(Evidence.OTHER_VIEW);
        assertThat(new Shop().model("a", "view").view("a").standing("a").flags())
                .isEmpty();
    }

    @Test
    void that_alone_proves_nothing() {
        shop.shared();
        shop.otherViews.add(Shop.DEV.relation("a"));
        assertThat(shop.standing("a").proof().given()).isFalse();
    }

    private List<String> queries(String raw) {
        Map<String, String> texts = new HashMap<>();
        texts.put(Shop.id("a"), raw);
        return code().queries(texts).values().stream().map(String::strip).toList();
    }

    private ViewCode code() {
        return new ViewCode(
                shop.branchManifest(),
                shop.situation().state(),
                shop.situation().dev(),
                shop.records);
    }
}
