package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer for dbt 2 rests on that nobody could check. */
class UnverifiedTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void lay_out() {
        project = new SmallProject(folder)
                .writtenBy("1.11.16")
                .state(ManifestText.of("1.11.16").models("one", "two"))
                .file("selectors.yml", """
                        selectors:
                          - {name: changed, definition: {union: [{method: state, value: modified}]}}
                          - {name: outer, definition: {method: selector, value: changed}}
                          - {name: plain, definition: one}
                        """);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --as ls --all                             | selection
            --as ls --select one                      | selection
            --as ls --selector plain                  | selection
            --as ls --state state                     | selection, state comparison
            --as ls --state state --select one        | selection
            --as ls --state state --exclude state:new | selection, state comparison
            --as ls --state state --select one,state:modified | selection, state comparison
            --as ls --state state --selector changed  | selection, state comparison
            --as ls --state state --selector outer    | selection, state comparison
            --as ls --state state --select selector:o* | selection, state comparison
            --as ls --state state --select one --why one | selection, state comparison
            --as run-operation                        | ''
            """)
    void itIsNamed(String words, String parts) {
        Told told = project.json(words + " --dbt 2.0.0");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.texts("unverified")).isEqualTo(doubts(parts));
        assertThat(told.warnings().contains("unverified")).isEqualTo(!parts.isEmpty());
        assertThat(project.json(words + " --dbt 1.12.6").texts("unverified")).isEmpty();
        assertThat(project.json(words + " --dbt 1.12.6").warnings()).doesNotContain("unverified");
    }

    @Test
    void theScreenHasOneLineForIt() {
        assertThat(project.plan("--as ls --dbt 2.0.0 --state state").out())
                .containsOnlyOnce("not sure for")
                .contains("not sure for the selection, the state comparison: the rules of dbt 2 were read");
    }

    private static List<String> doubts(String parts) {
        return Arrays.stream(parts.split(", "))
                .filter(part -> !part.isEmpty())
                .map(part -> part + ": the rules of dbt 2 were read, not seen at work")
                .toList();
    }
}
