package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.state.DbtVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table by version of which variables count. */
class EnvRulesTest {
    @ParameterizedTest(name = "dbt {0}: engine''s options {1}, .env {2}")
    @CsvSource({
        "1.0.0,   false, false",
        "1.5.11,  false, false",
        "1.11.7,  false, false",
        "1.11.8,  true,  false",
        "1.11.16, true,  false",
        "1.12.0,  true,  true",
        "2.0.0,   true,  true"
    })
    void each_dbt_has_the_row_of_the_newest_that_is_not_newer(String dbt, boolean engineOptions, boolean envFile) {
        assertThat(EnvRules.of(DbtVersion.of(dbt))).isEqualTo(new EnvRules(engineOptions, envFile));
    }
}
