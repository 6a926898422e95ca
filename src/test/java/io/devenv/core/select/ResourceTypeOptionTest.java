package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.state.DbtVersion;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeOptionTest {
    @ParameterizedTest(name = "dbt {0} {1}: --resource-type {2}, --exclude-resource-type {3}")
    @CsvSource({
        "1.5.11,  LS,    true,  false",
        "1.7.19,  BUILD, true,  false",
        "1.8.0,   BUILD, true,  true",
        "1.8.0,   CLONE, true,  true",
        "1.8.10,  TEST,  false, false",
        "1.9.0,   TEST,  true,  true",
        "1.11.16, RUN,   false, false",
        "1.11.16, DOCS,  false, false",
    })
    void someCommandsHaveThem(String dbt, DbtCommand command, boolean included, boolean excluded) {
        GrammarRules rules = rules(dbt);

        assertThat(ResourceTypeOption.INCLUDED.isOf(command, rules)).isEqualTo(included);
        assertThat(ResourceTypeOption.EXCLUDED.isOf(command, rules)).isEqualTo(excluded);
        assertThat(ResourceTypeOption.INCLUDED.isRefusedBy(command, rules)).isEqualTo(!included);
        assertThat(ResourceTypeOption.EXCLUDED.isRefusedBy(command, rules)).isEqualTo(!excluded);
    }

    @ParameterizedTest(name = "dbt 2 {0}")
    @CsvSource({"RUN", "LS", "RUN_OPERATION"})
    void theRustEngineIsRefusedNothing(DbtCommand command) {
        for (ResourceTypeOption option : ResourceTypeOption.values()) {
            assertThat(option.isRefusedBy(command, rules("2.0.0"))).isFalse();
        }
    }

    @ParameterizedTest(name = "dbt {0} {1}: typed {2}, from the environment {3}")
    @CsvSource({
        "1.7.19,  LS,  true,  false",
        "1.8.0,   LS,  true,  true",
        "1.11.16, RUN, false, false",
    })
    void theEnvironmentCountsSince1_8(String dbt, DbtCommand command, boolean typed, boolean fromEnvironment) {
        assertThat(ResourceTypeOption.INCLUDED.counts(true, command, rules(dbt)))
                .isEqualTo(typed);
        assertThat(ResourceTypeOption.INCLUDED.counts(false, command, rules(dbt)))
                .isEqualTo(fromEnvironment);
    }

    @ParameterizedTest(name = "dbt {0} {1}: {2}")
    @CsvSource(textBlock = """
            1.5.11,  INCLUDED, analysis exposure metric model seed snapshot source test default all
            1.6.0,   INCLUDED, analysis exposure metric model seed semantic_model snapshot source test default all
            1.7.0,   EXCLUDED, analysis exposure metric model saved_query seed semantic_model snapshot source test default
            1.8.0,   EXCLUDED, analysis exposure metric model saved_query seed semantic_model snapshot source test unit_test default
            1.11.0,  EXCLUDED, analysis exposure function metric model saved_query seed semantic_model snapshot source test unit_test default
            """)
    void kindsAreWordsSinceThereAreSuchThings(String dbt, ResourceTypeOption option, String words) {
        assertThat(option.words(rules(dbt))).isEqualTo(Arrays.asList(words.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"INCLUDED, --resource-type", "EXCLUDED, --exclude-resource-type"})
    void theyAreNamedAsOneTypesThem(ResourceTypeOption option, String written) {
        assertThat(option.written()).isEqualTo(written);
    }

    private static GrammarRules rules(String dbt) {
        return GrammarRules.of(DbtVersion.of(dbt));
    }
}
