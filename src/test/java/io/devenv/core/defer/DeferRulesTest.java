package io.devenv.core.defer;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.defer.AcceptedOptions.Option;
import io.devenv.core.defer.DeferRules.Engine;
import io.devenv.core.defer.DeferRules.ForeignKeys;
import io.devenv.core.defer.DeferRules.Functions;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeferRulesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.5.0,    dbt 1.5,              UP_FRONT,    DEV,      DEV",
        "1.5.11,   dbt 1.5,              UP_FRONT,    DEV,      DEV",
        "1.6.18,   dbt 1.6 and 1.7,      UP_FRONT,    DEV,      DEV",
        "1.7.19,   dbt 1.6 and 1.7,      UP_FRONT,    DEV,      DEV",
        "1.8.0,    dbt 1.8 to 1.11.7,    AT_EACH_REF, DEV,      STATE_IF_THERE",
        "1.11.7,   dbt 1.8 to 1.11.7,    AT_EACH_REF, DEV,      STATE_IF_THERE",
        "1.11.8,   dbt 1.11.8 and later, AT_EACH_REF, DEFERRED, STATE_IF_THERE",
        "1.12.0b1, dbt 1.12,             AT_EACH_REF, DEFERRED, STATE_UNLESS_SELECTED",
        "1.12.6,   dbt 1.12,             AT_EACH_REF, DEFERRED, STATE_UNLESS_SELECTED",
        "2.0.0-beta.2, dbt 2,            FRONTIER,    DEFERRED, STATE_UNLESS_SELECTED",
    })
    void each_dbt_has_its_row(
            String version, String name, Engine engine, Functions functions, ForeignKeys foreignKeys) {
        DeferRules rules = rules(version);

        assertThat(DeferRules.knows(DbtVersion.of(version))).isTrue();
        assertThat(rules.name()).isEqualTo(name);
        assertThat(rules.engine()).isEqualTo(engine);
        assertThat(rules.functions()).isEqualTo(functions);
        assertThat(rules.foreignKeys()).isEqualTo(foreignKeys);
        assertThat(rules.byDefault()).as("on by default").isEqualTo(engine == Engine.FRONTIER);
        assertThat(rules.unverified().isPresent()).as("unverified").isEqualTo(engine == Engine.FRONTIER);
        assertThat(rules.hasKnownAdapters()).as("runs on dbt's adapters").isEqualTo(engine != Engine.FRONTIER);
    }

    @ParameterizedTest(name = "{0} is answered as {1}")
    @CsvSource({"1.4.9, dbt 1.5", "1.13.0, dbt 1.12", "1.99.0, dbt 1.12", "3.0.0, dbt 2"})
    void a_dbt_that_devenv_does_not_know_is_answered_by_the_nearest_rules(String version, String name) {
        assertThat(DeferRules.knows(DbtVersion.of(version))).isFalse();
        assertThat(rules(version).name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "dbt {0} {1} {2}: {3}")
    @CsvSource({
        "1.5.0,  RUN,              DEFER,       true",
        "1.5.0,  SHOW,             FAVOR_STATE, true",
        "1.5.0,  RUN,              DEFER_STATE, false",
        "1.6.0,  RUN,              DEFER_STATE, true",
        "1.7.0,  SEED,             DEFER,       false",
        "1.7.0,  SEED,             FAVOR_STATE, false",
        "1.7.0,  SEED,             STATE,       true",
        "1.7.0,  SEED,             DEFER_STATE, true",
        "1.7.0,  LS,               DEFER,       false",
        "1.7.0,  CLONE,            DEFER,       false",
        "1.7.0,  CLONE,            DEFER_STATE, true",
        "1.7.0,  SOURCE_FRESHNESS, STATE,       true",
        "1.7.0,  RUN_OPERATION,    STATE,       false",
        "1.7.0,  RUN_OPERATION,    DEFER_STATE, false",
        "1.8.0,  SEED,             DEFER,       true",
        "1.8.0,  RUN_OPERATION,    DEFER_STATE, true",
        "2.0.0,  LS,               DEFER,       true",
    })
    void before_1_8_commands_take_only_some_options(String version, DbtCommand command, Option option, boolean taken) {
        assertThat(rules(version).options().takes(command, option)).isEqualTo(taken);
    }

    @ParameterizedTest(name = "dbt {0} {1}: {2}")
    @CsvSource({
        "1.7.0, RUN,              true",
        "1.7.0, DOCS,             true",
        "1.7.0, SEED,             false",
        "1.7.0, SOURCE_FRESHNESS, false",
        "1.8.0, SEED,             true",
        "1.8.0, SOURCE_FRESHNESS, true",
        "1.8.0, LS,               false",
        "1.8.0, RUN_OPERATION,    false",
        "1.8.0, TEST,             true",
    })
    void a_state_is_needed_by_commands_that_load_it_also_where_they_have_no_refs(
            String version, DbtCommand command, boolean needed) {
        assertThat(rules(version).options().loadsState(command)).isEqualTo(needed);
    }

    @Test
    void options_are_named_as_one_types_them() {
        assertThat(Stream.of(Option.values()).map(Option::written))
                .containsExactly("--defer", "--favor-state", "--state", "--defer-state");
    }

    @Test
    void each_reason_has_a_word_and_a_meaning_of_its_own() {
        assertThat(Reason.values())
                .extracting(Reason::word)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Reason.values())
                .extracting(Reason::meaning)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static DeferRules rules(String version) {
        return DeferRules.of(DbtVersion.of(version));
    }
}
