package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asked for JSON finds one document on stdout, also where there is no answer. */
class ErrorDocumentTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void lay_out() {
        project = new SmallProject(folder);
    }

    @Test
    void a_problem_is_told_with_where_and_what_to_do_next() {
        project.file("profiles.yml", "shop:\n  target: dev\n  outputs:\n    prod: {type: duckdb}\n");

        Told told = project.json("");

        JsonNode document = told.json();
        assertThat(told.code()).isEqualTo(10);
        assertThat(document.path("schema").asText()).isEqualTo("devenv/error/1");
        assertThat(document.path("exit").asInt()).isEqualTo(10);
        JsonNode error = document.path("error");
        assertThat(error.path("code").asText()).isEqualTo("target-not-found");
        assertThat(error.path("message").asText()).isEqualTo("the profile 'shop' has no target 'dev'");
        assertThat(error.path("because").isNull()).isTrue();
        assertThat(error.path("where").path("file").asText()).endsWith("profiles.yml");
        assertThat(error.path("where").path("line").asInt()).isEqualTo(3);
        assertThat(error.path("where").path("key").asText()).isEqualTo("shop.outputs");
        assertThat(error.path("next").asText()).contains("prod");
        assertThat(told.err()).contains("error: the profile 'shop' has no target 'dev'", "[target-not-found]");
    }

    @Test
    void what_has_no_place_says_null() {
        JsonNode error = project.writtenBy("1.11.16").json("--all --why one").json().path("error");

        assertThat(error.path("code").asText()).isEqualTo("why-needs-state");
        assertThat(error.path("where").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "plan --output json --favour-state, --favour-state",
        "plan --favour-state --output=json, --favour-state",
        "plan --output text --output JSON --as debug, debug",
        "nonsense --output json, nonsense",
    })
    void wrong_usage_is_told_as_a_document_too(String typed, String wrong) {
        Told told = project.run(typed.split(" "));

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.json().path("exit").asInt()).isEqualTo(2);
        assertThat(told.json().path("error").path("code").asText()).isEqualTo("usage");
        assertThat(told.json().path("error").path("message").asText()).contains(wrong);
        assertThat(told.json().path("error").path("next").asText()).contains("--help");
        assertThat(told.err()).startsWith("error: ").contains("[usage]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan --favour-state",
                "plan --output json --output text --favour-state",
                "plan --favour-state -- --output json",
                "plan --favour-state --output",
            })
    void without_json_stdout_stays_empty(String typed) {
        assertThat(project.run(typed.split(" ")).out()).isEmpty();
    }

    @Test
    void what_was_meant_is_told_below_a_word_that_is_none() {
        Told told = project.plan("--favour-state");

        assertThat(told.err()).isEqualTo("""
                error: Unknown option: '--favour-state'
                  Possible solutions: --favor-state
                  → devenv plan --help      [usage]
                """);
    }
}
