package io.devenv.project.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.code.Certainty;
import io.devenv.project.yaml.None;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTruthTest {
    private static final Map<String, Object> KNOWN = Map.of(
            "execute", true,
            "target", Map.of("name", "dev", "type", "duckdb"),
            "flags", Map.of("FULL_REFRESH", false, "WHICH", "run"));

    private static final Map<String, Object> VARS = Map.of(
            "deep", true, "off", false, "days", 3, "mode", "fast", "word", "False", "null", None.NONE, "jinja", "{{ 1 }}",
            "list", List.of("a", 2));

    private static VarValue var(String name) {
        if (name.equals("hidden")) return new VarValue.Unknown();
        return VARS.containsKey(name) ? new VarValue.Known(VARS.get(name)) : new VarValue.NotSet();
    }

    private static Certainty truth(String condition, Certainty incremental) {
        Map<String, String> settings = Map.of(
                "mine", "var('deep')", "again", "not mine", "circle", "circle or 1", "items", "[]", "is_odd", "true");
        return new ConditionTruth(KNOWN, incremental, ConditionTruthTest::var, settings, Set.of("loop_name"))
                .of(condition);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            execute                                   ; YES
            not execute                               ; NO
            true                                      ; YES
            none                                      ; NO
            var('deep')                               ; YES
            var('deep', false)                        ; YES
            var("off", true)                          ; NO
            var('nope', false)                        ; NO
            var('nope', 'x')                          ; YES
            var('nope')                               ; UNKNOWN
            var('null', true)                         ; NO
            var('word')                               ; YES
            var('jinja')                              ; UNKNOWN
            var('hidden', false)                      ; UNKNOWN
            var('days') > 2                           ; YES
            var('days') >= 3 and var('days') <= 3     ; YES
            var('days') < 3                           ; NO
            var('days') == 3.0                        ; YES
            var('days') == '3'                        ; NO
            var('days') != 3                          ; NO
            var('deep') == 1                          ; YES
            var('mode') in ['fast', 'slow']           ; YES
            var('mode') not in ('fast', 'slow')       ; NO
            2 in var('list')                          ; YES
            var('mode') | upper == 'FAST'             ; YES
            var('off') | as_bool                      ; UNKNOWN
            target.name == 'dev'                      ; YES
            target.name != 'dev'                      ; NO
            target.name in ('prod', 'ci')             ; NO
            target.threads == 4                       ; UNKNOWN
            flags.FULL_REFRESH                        ; NO
            not flags.FULL_REFRESH                    ; YES
            flags.WHICH in ('run', 'build')           ; YES
            flags.STORE_FAILURES                      ; UNKNOWN
            env_var('X', '')                          ; UNKNOWN
            env_var('X', '') and not execute          ; NO
            not execute and env_var('X', '')          ; NO
            env_var('X', '') or execute               ; YES
            execute or env_var('X', '')               ; YES
            env_var('X', '') and execute              ; UNKNOWN
            env_var('X', '') or not execute           ; UNKNOWN
            not (env_var('X') and not execute)        ; YES
            env_var('X', '') == 'a'                   ; UNKNOWN
            true if execute else env_var('X')         ; YES
            model.tags                                ; UNKNOWN
            this is none                              ; UNKNOWN
            adapter.get_relation(1)                   ; UNKNOWN
            my_macro()                                ; UNKNOWN
            1 +                                       ; UNKNOWN
            mine                                      ; YES
            again                                     ; NO
            circle                                    ; UNKNOWN
            items                                     ; UNKNOWN
            loop_name                                 ; UNKNOWN
            loop_name or mine                         ; YES
            """)
    void a_condition_is_answered_only_where_it_is_certain(String condition, Certainty expected) {
        assertThat(truth(condition, Certainty.UNKNOWN)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "is_incremental() {0}: {1}, not: {2}")
    @CsvSource({"YES, YES, NO", "NO, NO, YES", "UNKNOWN, UNKNOWN, UNKNOWN"})
    void is_incremental_is_what_the_plan_knows(Certainty incremental, Certainty plain, Certainty not) {
        assertThat(truth("is_incremental()", incremental)).isEqualTo(plain);
        assertThat(truth("not is_incremental()", incremental)).isEqualTo(not);
    }

    @Test
    void what_the_code_calls_by_a_known_name_is_its_own() {
        ConditionTruth truth = new ConditionTruth(
                KNOWN, Certainty.YES, ConditionTruthTest::var, Map.of("execute", "false"), Set.of("is_incremental", "var"));

        assertThat(truth.of("execute")).isEqualTo(Certainty.NO);
        assertThat(truth.of("is_incremental()")).isEqualTo(Certainty.UNKNOWN);
        assertThat(truth.of("var('deep')")).isEqualTo(Certainty.UNKNOWN);
    }
}
