package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest(name = "{0} belongs to {1}")
    @CsvSource(textBlock = """
            orders__dbt_tmp                                          , orders
            orders__dbt_backup                                       , orders
            orders__dbt_tmp20260102030405                            , orders
            orders__dbt_tmp_20260102                                 , orders
            orders__dbt_tmp_0a1b2c3d_0a1b_0a1b_0a1b_0a1b2c3d4e5f     , orders
            orders__dbt_stg                                          , orders
            orders__dbt_int                                          , orders
            orders__dbt_fk_backup                                    , orders
            a__dbt_tmp__dbt_backup                                   , a__dbt_tmp
            """)
    void dbts_working_names_are_known(String name, String base) {
        assertThat(WorkingName.of(name).map(WorkingName::base)).contains(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "__dbt_tmp",
                "dbt_tmp",
                "orders__dbt_tmp_old",
                "orders__dbt_new_data",
                "orders__dbt_tmpx"
            })
    void other_names_are_not_working_names(String name) {
        assertThat(WorkingName.of(name)).isEmpty();
    }

    @Test
    void a_cut_base_is_found_by_its_beginning() {
        String node = "customer_lifetime_value_by_acquisition_channel_and_first_month";
        String backup = node.substring(0, 63 - "__dbt_backup".length()) + "__dbt_backup";
        Shop shop = new Shop().model(node, "table").table(node, backup);
        assertThat(shop.standing(backup).base()).contains(Shop.DEV.relation(node));
    }

    @Test
    void a_trash_name_tells_its_run_and_number_and_fits_63_bytes() {
        TrashName name = new TrashName("20260102t030405zabcdef0123456789", 999_999_999);
        assertThat(name.identifier()).hasSizeLessThanOrEqualTo(63);
        assertThat(TrashName.of(name.identifier())).contains(name);
        assertThat(TrashName.of("__devenv_trash_r1_0")).isEmpty();
        assertThat(TrashName.of("my__devenv_trash_r1_1")).isEmpty();
        assertThatThrownBy(() -> new TrashName("R_1", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource(textBlock = """
            dev_ann_* , dev_ann_marts , true
            dev_ann_* , dev_anna      , false
            dev_ann   , DEV_ANN       , true
            dbt_pr_?  , dbt_pr_7      , true
            dbt_pr_?  , dbt_pr_77     , false
            a.b       , axb           , false
            prod_[ab] , PROD_B        , true
            prod_[ab] , prod_c        , false
            prod_[0-9], prod_7        , true
            dev[!0-9] , dev7          , false
            dev[!0-9] , devs          , true
            dev_[*]   , dev_x         , false
            dev_[*]   , dev_*         , true
            dev_[[]x  , dev_[x        , true
            dev_[]    , dev_[]        , true
            dev_[]]   , dev_]         , true
            dev_[z-a] , dev_b         , false
            dev_[a    , dev_[a        , true
            d(e)v.$^\\, d(e)v.$^\\    , true
            """)
    void shell_patterns_match_whole_names(String pattern, String name, boolean expected) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} shows production whole: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            create view dev_ann.a as select * from analytics.a;                    | true
            CREATE VIEW "wh"."dev_ann"."a" AS (SELECT * FROM "wh"."analytics"."a") | true
            select * from wh.analytics.a                                           | true
            create view dev_ann.a as select * from analytics.b;                    | false
            create view dev_ann.a as select * from other.analytics.a;              | false
            create view dev_ann.a as select * from analytics.a where x = 1;        | false
            create view dev_ann.a as select x from analytics.a;                    | false
            """)
    void only_a_verbatim_view_is_a_clone(String definition, boolean expected) {
        Relation view = new Relation(
                Shop.DEV.relation("a"),
                RelationKind.VIEW,
                Optional.of(definition),
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(CloneView.shows(view, Shop.PROD.relation("a"), Shop.RULES)).isEqualTo(expected);
    }
}
