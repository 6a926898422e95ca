package io.devenv.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepRuleTest {
    private static SweepRule rule(String pattern) {
        return new SweepRule(pattern, Optional.empty(), Set.of());
    }

    @ParameterizedTest(name = "in {1} the star of {0} is {2}")
    @CsvSource(nullValues = "none", textBlock = """
            dbt_pr_*      , dbt_pr_12        , 12
            dbt_pr_*      , DBT_PR_12        , 12
            dbt_pr_*      , dbt_pr_          , ''
            *_pr          , marts_pr         , marts
            pr_*_ci       , pr_12_ci         , 12
            pr_*_ci       , pr__ci           , ''
            pr_*_ci       , pr_ci            , none
            dbt_pr_*      , dbtxpr_12        , none
            dbt%pr_*      , dbt%pr_12        , 12
            dbt%pr_*      , dbt_x_pr_12      , none
            pr_*_*        , pr_1_2           , none
            pr_?_*        , pr_1_2           , none
            pr_1          , pr_1             , none
            """)
    void the_star_is_the_key(String pattern, String schema, String key) {
        assertThat(rule(pattern).key(schema)).isEqualTo(Optional.ofNullable(key));
    }

    @ParameterizedTest(name = "what {0} matches begins with {1}")
    @CsvSource(textBlock = """
            dbt_pr_*   , dbt_pr_
            DBT_pr_*   , dbt_pr_
            pr[0-9]*   , pr
            pr?_x      , pr
            *_pr       , ''
            exact      , exact
            """)
    void what_is_fixed_at_the_beginning_is_looked_for(String pattern, String beginning) {
        assertThat(rule(pattern).beginning()).isEqualTo(beginning);
    }

    @Test
    void underscores_and_percent_signs_are_letters() {
        assertThat(rule("dbt_pr_*").matches("dbtxprx12")).isFalse();
        assertThat(rule("dbt%*").matches("dbt_pr_12")).isFalse();
        assertThat(rule("dbt_pr_*").matches("dbt_pr_12")).isTrue();
    }

    @Test
    void a_name_that_grows_in_lower_case_has_no_key() {
        assertThat(rule("i\u0307*").matches("\u0130")).isTrue();
        assertThat(rule("i\u0307*").key("\u0130")).isEmpty();
    }
}
