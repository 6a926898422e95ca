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
    void prefixes_and_files_came_with_versions(String dbt, boolean engineOptions, boolean file) {
        EnvRules rules = new EnvRules(DbtVersion.of(dbt));

        assertThat(rules.takes("DBT_ENGINE_STATE")).isEqualTo(engineOptions);
        assertThat(rules.readsFile()).isEqualTo(file);
    }

    @ParameterizedTest(name = "dbt {0} takes {1}: {2}")
    @CsvSource({
        "1.5.11, DBT_DEFER_STATE, false",
        "1.6.0,  DBT_DEFER_STATE, true",
        "1.7.19, DBT_TARGET,      false",
        "1.7.19, DBT_PROFILE,     false",
        "1.8.0,  DBT_TARGET,      true",
        "1.8.0,  DBT_PROFILE,     true",
        "1.5.11, DBT_STATE,       true",
        "1.5.11, DBT_TARGET_PATH, true"
    })
    void some_variables_came_later(String dbt, String variable, boolean taken) {
        assertThat(new EnvRules(DbtVersion.of(dbt)).takes(variable)).isEqualTo(taken);
    }
}
