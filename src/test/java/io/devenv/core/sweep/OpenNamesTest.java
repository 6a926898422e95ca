package io.devenv.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenNamesTest {
    private static Optional<String> holding(String open, String key) {
        return new OpenNames(List.of(open)).holding(key);
    }

    @ParameterizedTest(name = "{0} keeps {1}")
    @CsvSource(textBlock = """
            12                            , 12
            #12                           , 12
            12                            , 12_marts
            12                            , 12__dbt_test__audit
            feature/ABC-7                 , feature_abc_7
            feature/ABC-7                 , FEATURE_ABC_7
            feature/abc-7                 , feature_abc_7_finance
            Feature--x                    , feature_x
            a-branch-with-a-long-name-1   , a_branch_with_a_long
            a-branch-with-a-long-name-1   , a_branch_with_a_long_name
            """)
    void what_may_belong_to_an_open_name_is_kept_by_it(String open, String key) {
        assertThat(holding(open, key)).contains(open);
    }

    @ParameterizedTest(name = "{0} does not keep {1}")
    @CsvSource(textBlock = """
            12                            , 123
            12                            , 1
            123                           , 12
            12_marts                      , 12
            feature/abc-7                 , feature_abc_71
            feature/abc-7                 , feature_abc
            a-branch-with-a-long-name-1   , a_branch_with_a_lon
            ---                           , 12
            12                            , ''
            """)
    void what_is_another_name_is_not_kept(String open, String key) {
        assertThat(holding(open, key)).isEmpty();
    }

    @Test
    void of_several_the_same_name_comes_first() {
        assertThat(new OpenNames(List.of("12", "12_marts")).holding("12_marts")).contains("12_marts");
        assertThat(new OpenNames(List.of("x", "y")).holding("z")).isEmpty();
    }

    @Test
    void a_list_of_nothing_that_can_be_compared_is_empty() {
        assertThat(new OpenNames(List.of("--", "")).isEmpty()).isTrue();
        assertThat(new OpenNames(List.of("a")).isEmpty()).isFalse();
        assertThat(OpenNames.isComparable("_-_")).isFalse();
        assertThat(OpenNames.isComparable("_1")).isTrue();
    }
}
