package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryOriginTest {
    private static final QueryOrigin ORIGIN = new QueryOrigin(ref -> switch (ref.name()) {
        case "a" -> Optional.of(Set.of("a", "a alias"));
        case "b" -> Optional.of(Set.of("b"));
        default -> Optional.empty();
    });

    @ParameterizedTest(name = "{0} | {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            select 1                                     | select 1                                | true
            select 1                                     | SELECT  1 ;                             | true
            select 1                                     | select 2                                | false
            select x                                     | select x where y                        | false
            select x where y                             | select x                                | false
            select x, y from t                           | select x from t                         | false
            select x from t                              | select x, y from t                      | false
            select * from {{ ref('a') }}                 | select * from "wh"."dev"."a"            | true
            select * from {{ ref('a') }}                 | select * from "wh"."prod"."A Alias"     | true
            select * from {{ ref('a') }}                 | select * from wh.dev.a                  | true
            select * from {{ ref('a') }}                 | select * from "wh"."dev"."b"            | false
            select * from {{ ref('a') }}                 | select * from "wh"."dev"."ba"           | false
            select * from {{ ref('a') }} x               | select * from "wh"."dev"."a" x          | true
            select * from {{ ref('a') }} x               | select * from dev.a x                   | true
            select * from {{ ref('a') }}                 | select * from "wh"."dev"."a" where z    | false
            select * from {{ ref('unknown') }}           | select * from anything at all           | true
            select * from {{ ref('a') }}                 | select * from (select * from a limit 0) | true
            select * from {{ ref('a') }}                 | select * from read_csv('a.csv')         | true
            select * from {{ source('s', 't') }} where x | select * from raw.t where x             | true
            select * from {{ source('s', 't') }} where x | select * from raw.t where y             | false
            select {{ columns() }} from t                | select a, b, c from t                   | true
            select {{ columns() }} from t                | select a, b, c from u                   | false
            {{ config(materialized='view') }} select 1   | select 1                                | true
            {# a note #} select 1                        | select 1                                | true
            {% set x = 1 %} select 1                     | select 1                                | true
            {% do log('x') %} select 1                   | select 1                                | true
            {% set x %} a {% endset %} select 1          | select 1                                | true
            {% set x = 1 %} select 1                     | select 2                                | false
            select 1 {% if a %} where x {% endif %}      | select 1                                | true
            select 1 {% if a %} where x {% endif %}      | select 1 where x                        | true
            select 1 {% if a %} where x {% endif %}      | select 2 where x                        | false
            select 1 from t                              | select * from (select 1 from t) order by 1 | true
            select 1 from t                              | select * from (select 1 from u) order by 1 | false
            select 1 from {{ ref('a') }}                 | with __dbt__cte__e as (select 1) select 1 from x | true
            select 2 from {{ ref('a') }}                 | with __dbt__cte__e as (select 1) select 1 from x | false
            """)
    void a_query_is_of_other_code_only_if_it_cannot_have_come_from_this(String raw, String query, boolean mayBe) {
        assertThat(ORIGIN.mayBe(raw, query)).isEqualTo(mayBe);
    }

    @Test
    void it_does_not_take_long_whatever_the_template() {
        String raw = "select {{ x }}a".repeat(200) + " end";
        assertThat(ORIGIN.mayBe(raw, "select a".repeat(5000))).isFalse();
    }
}
