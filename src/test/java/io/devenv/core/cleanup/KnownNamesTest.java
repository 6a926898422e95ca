package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {
    private static final Manifest BRANCH = new TestManifest()
            .model("stg_orders", node -> node.config("materialized", "view"))
            .model("orders", node -> node.config("materialized", "table"))
            .model("hidden", node -> node.config("materialized", "ephemeral"))
            .version("dim", 2, 2, node -> node.config("materialized", "table").lives("wh", "dev", "dim_v2"))
            .node(ResourceType.SNAPSHOT, "history", node -> node)
            .node(ResourceType.SEED, "countries", node -> node)
            .disabledModel("resting", node -> node.config("materialized", "table"))
            .source("dbt_pr_12", "raw_orders", node -> node)
            .build();
    private static final Manifest STATE = new TestManifest()
            .model("gone", node -> node.config("materialized", "view").lives("wh", "analytics", "Gone"))
            .model("orders", node -> node.config("materialized", "table").lives("wh", "analytics", "orders"))
            .model("raw_orders", node -> node.config("materialized", "table"))
            .build();

    private static final KnownNames KNOWN = new KnownNames(BRANCH, Optional.of(STATE), Shop.RULES);

    private static Relation relation(String identifier, RelationKind kind) {
        return Relation.of(new RelationName("wh", "dbt_pr_12", identifier), kind);
    }

    @ParameterizedTest(name = "a {1} called {0}: {2}")
    @CsvSource(textBlock = """
            stg_orders                , VIEW              , true  , the name of stg_orders
            STG_ORDERS                , VIEW              , true  , the name of stg_orders
            stg_orders                , TABLE             , false , 'a manifest has the name, but as another kind than the table that lies there'
            orders                    , TABLE             , true  , the name of orders
            orders                    , FOREIGN_TABLE     , false , devenv does not change foreign tables
            gone                      , VIEW              , true  , the name of gone
            history                   , TABLE             , true  , the name of history
            countries                 , TABLE             , true  , the name of countries
            countries                 , VIEW              , false , 'a manifest has the name, but as another kind than the view that lies there'
            resting                   , TABLE             , true  , the name of resting
            hidden                    , VIEW              , false , nothing shows that dbt built it; never touched
            raw_orders                , TABLE             , false , a source of the project reads it
            notes                     , TABLE             , false , nothing shows that dbt built it; never touched
            dim_v2                    , TABLE             , true  , the name of dim.v2
            dim                       , VIEW              , true  , dbt's view of the latest version of dim
            dim                       , TABLE             , false , nothing shows that dbt built it; never touched
            orders__dbt_tmp           , TABLE             , true  , dbt's name for a working relation of orders
            orders__dbt_backup        , VIEW              , true  , dbt's name for a working relation of orders
            notes__dbt_tmp            , TABLE             , false , nothing shows that dbt built it; never touched
            orde__dbt_tmp             , TABLE             , false , nothing shows that dbt built it; never touched
            __devenv_trash_run1_1     , TABLE             , false , 'named like what devenv sets aside, but its journal does not know it'
            """)
    void a_name_proves_something_if_the_kind_fits(String name, RelationKind kind, boolean given, String why) {
        assertThat(KNOWN.of(relation(name, kind))).isEqualTo(new Proof(given, why));
    }

    @Test
    void a_name_that_was_cut_belongs_to_what_begins_like_it() {
        String longName = "a_model_with_a_name_that_is_so_long_that_dbt_has_to_cut_it_off";
        KnownNames known =
                new KnownNames(new TestManifest().model(longName, node -> node).build(), Optional.empty(), Shop.RULES);
        String cut = longName.substring(0, 63 - "__dbt_tmp".length()) + "__dbt_tmp";

        assertThat(known.of(relation(cut, RelationKind.TABLE)).given()).isTrue();
        assertThat(known.of(relation("b" + cut.substring(1), RelationKind.TABLE))
                        .given())
                .isFalse();
    }

    @Test
    void a_view_of_productions_relation_is_a_clone_of_it() {
        Relation bare = relation("orders", RelationKind.VIEW);
        Relation clone = bare.showing(new RelationName("wh", "analytics", "orders"));
        Relation other = bare.showing(new RelationName("wh", "analytics", "customers"));

        assertThat(KNOWN.of(bare).given()).isFalse();
        assertThat(KNOWN.mayBeClone(bare)).isTrue();
        assertThat(KNOWN.of(clone)).isEqualTo(new Proof(true, "a view of production's"));
        assertThat(KNOWN.of(other).given()).isFalse();
        assertThat(KNOWN.mayBeClone(relation("stg_orders", RelationKind.VIEW))).isFalse();
        assertThat(KNOWN.mayBeClone(relation("notes", RelationKind.VIEW))).isFalse();
        assertThat(KNOWN.mayBeClone(relation("stg_orders", RelationKind.TABLE))).isFalse();
    }
}
