package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatedQueryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "none", textBlock = """
            create table a as (select 1);                                | select 1
            create  view "as"."b" as ( select (2) )                      | select (2)
            /* as (no) */ create table a AS (select ')' as x)            | select ')' as x
            create table a as (select 1 -- )                             | none
            create table a as (select 1) with no data                    | none
            create table a as select 1                                   | none
            create table a (x int, y int as (x + 1)); insert into a (select 1) | none
            create table has (x int)                                     | none
            create table a as (select 1                                  | none
            create table "x as (y" as (select 3)                         | select 3
            create table alias (select 1)                                | none
            """)
    void the_query_is_known_only_where_nothing_else_stands_around_it(String sql, @Nullable String query) {
        assertThat(CreatedQuery.of(sql)).isEqualTo(Optional.ofNullable(query));
    }

    @Test
    void a_bracket_in_a_comment_closes_nothing() {
        assertThat(CreatedQuery.of("create view a as (select 1 -- )\n, 2 /* ) */)")).contains("select 1 -- )\n, 2 /* ) */");
    }

    @Test
    void a_query_of_unusual_length_is_not_kept() {
        assertThat(CreatedQuery.of("create view a as (" + "x".repeat(1 << 16) + ")")).isPresent();
        assertThat(CreatedQuery.of("create view a as (" + "x".repeat((1 << 16) + 1) + ")")).isEmpty();
    }
}
