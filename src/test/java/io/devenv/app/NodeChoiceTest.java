package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plan previews: a selector, what was typed, the default selector, what the branch changed, or everything. */
class NodeChoiceTest {
    private static final String SELECTORS = """
            selectors:
              - {name: first, definition: one}
              - {name: usual, definition: two, default: true}
            """;

    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void makeProject() {
        project = new SmallProject(folder)
                .branch(ManifestText.of("1.11.16").models("one", "two", "three"))
                .state(ManifestText.of("1.11.16").models("one", "two"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --selector first                      | one
            --selector first --select three       | one
            --selector first --exclude one        | one
            --selector first --state state        | one
            --select three                        | three
            --exclude three                       | one two
            # the default selector is what dbt takes where nothing is selected
            --all                                 | two
            ''                                    | two
            --all --state state                   | two
            # but what the branch changed is what plan previews then
            --state state                         | three
            --dbt 1.12.6 --select selector:f*     | one
            """)
    void aSelectorComesFirstThenWhatWasTypedThenTheDefault(String typed, String selected) {
        project.file("selectors.yml", SELECTORS);

        assertThat(selected(typed)).isEqualTo(selected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --all               | one three two
            ''                  | one three two
            --state state       | three
            --state state --all | one three two
            """)
    void withoutADefaultSelectorEverythingIsWhatDbtTakes(String typed, String selected) {
        project.file("selectors.yml", SELECTORS.replace(", default: true", ""));

        assertThat(selected(typed)).isEqualTo(selected);
    }

    @Test
    void theHeadingSaysWhichSelectorItIs() {
        project.file("selectors.yml", SELECTORS);

        assertThat(project.plan("--as ls").out())
                .contains("--selector usual")
                .contains("nothing was selected: the default selector of selectors.yml, as dbt takes it");
    }

    @Test
    void anUnknownSelectorEndsAsDbtDoes() {
        project.file("selectors.yml", SELECTORS);

        Told told = project.plan("--as ls --selector nope");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err())
                .contains("Could not find selector named nope")
                .contains("use one of first, usual")
                .contains("[selector-unknown]");
    }

    @Test
    void aWrongFileStopsWhateverIsSelected() {
        project.file("selectors.yml", "selectors: [{name: a}]");

        Told told = project.plan("--as ls --select one");

        assertThat(told.code()).isEqualTo(10);
        assertThat(told.err()).contains("selectors.yml:1").contains("[selectors-invalid]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --select one                 | 0
            --state state                | 0
            ''                           | 10
            --all                        | 10
            --selector a                 | 10
            --select selector:a          | 10
            --exclude selector:a         | 10
            """)
    void jinjaThatDevenvCannotReadStopsOnlyWhereASelectorIsNeeded(String typed, int code) {
        project.file(
                "selectors.yml", "selectors: [{name: a, definition: a, default: \"{{ target.name is string }}\"}]");

        assertThat(project.plan("--as ls " + typed).code()).isEqualTo(code);
    }

    private String selected(String typed) {
        Told told = project.json("--as ls " + typed);
        assertThat(told.code()).as(told.err()).isZero();
        return told.selected();
    }
}
