package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --resource-type} and {@code --exclude-resource-type}: which command of which dbt takes them, and with which words. */
class ResourceTypeOptionsTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void lay_out() {
        project = new SmallProject(folder).writtenBy("1.11.16");
    }

    @ParameterizedTest(name = "dbt {0} {1} {2}: {3}")
    @CsvSource(textBlock = """
            1.12.6,  run,              --resource-type model,         option-not-of-this-dbt
            1.12.6,  docs,             --resource-type model,         option-not-of-this-dbt
            1.11.16, run,              --exclude-resource-type seed,  option-not-of-this-dbt
            1.11.16, compile,          --resource-type model,         option-not-of-this-dbt
            1.11.16, source-freshness, --resource-type source,        option-not-of-this-dbt
            1.11.16, test,             --resource-type test,          -
            1.8.9,   test,             --resource-type test,          option-not-of-this-dbt
            1.5.11,  test,             --resource-type test,          option-not-of-this-dbt
            1.8.9,   ls,               --exclude-resource-type seed,  -
            1.7.19,  ls,               --exclude-resource-type seed,  option-not-of-this-dbt
            1.7.19,  ls,               --resource-type saved_query,   -
            1.6.18,  ls,               --resource-type saved_query,   resource-type-unknown
            1.6.18,  ls,               --resource-type semantic_model, -
            1.5.11,  ls,               --resource-type semantic_model, resource-type-unknown
            1.8.9,   ls,               --resource-type unit_test,     -
            1.7.19,  ls,               --resource-type unit_test,     resource-type-unknown
            1.11.16, ls,               --exclude-resource-type function, -
            1.10.23, ls,               --exclude-resource-type function, resource-type-unknown
            1.11.16, ls,               --resource-type all,           -
            1.11.16, ls,               --exclude-resource-type all,   resource-type-unknown
            1.11.16, ls,               --resource-type MODEL,         resource-type-unknown
            1.11.16, ls,               --resource-type operation,     resource-type-unknown
            2.0.0,   run-operation,    --resource-type model,         -
            """)
    void whatThisDbtWouldRefuseIsWrongUsage(String dbt, String command, String typed, String code) {
        Told told = project.plan("--as " + command + " --dbt " + dbt + " --all -s nothing " + typed);

        assertThat(told.code()).as(told.err()).isEqualTo(code.equals("-") ? 0 : 2);
        if (!code.equals("-")) assertThat(told.err()).contains("[" + code + "]");
    }

    @Test
    void theProblemNamesWhatThereIs() {
        assertThat(project.plan("--as ls --all --dbt 1.5.11 --resource-type function")
                        .err())
                .contains("'function' is none of what dbt 1.5.11 takes for --resource-type")
                .contains("use one of analysis, exposure, metric, model, seed, snapshot, source, test, default, all");
        assertThat(project.plan("--as run --all --resource-type model").err())
                .contains("dbt 1.11.16 run has no option --resource-type");
    }

    @ParameterizedTest(name = "dbt {0} {1} with {2}: {3}")
    @CsvSource(textBlock = """
            # where the command takes it, it counts, and a word that is none ends it
            1.11.16, ls,    source, 0,    0
            1.11.16, ls,    model,  0,    2
            1.11.16, ls,    bogus,  2,    0
            # where it does not, nobody looks at it
            1.11.16, run-operation, bogus, 0, 0
            1.7.19,  ls,    source, 0,    2
            1.7.19,  ls,    bogus,  0,    2
            """)
    void theEnvironmentCountsWhereTheCommandTakesTheOption(
            String dbt, String command, String words, int code, int selected) {
        Told told = project.set("DBT_RESOURCE_TYPES", words).json("--all --as " + command + " --dbt " + dbt);

        assertThat(told.code()).as(told.err()).isEqualTo(code);
        if (code == 0) assertThat(told.texts("selected")).hasSize(selected);
    }

    @Test
    void excludedKindsOfTheEnvironmentCountAlike() {
        project.set("DBT_EXCLUDE_RESOURCE_TYPES", "model");

        assertThat(project.json("--all --as ls").texts("selected")).isEmpty();
        assertThat(project.json("--all --as ls --dbt 1.7.19").texts("selected")).hasSize(2);
        assertThat(project.json("--all --as ls --exclude-resource-type seed").texts("selected"))
                .hasSize(2);
    }

    @Test
    void whatIsTypedForACommandThatDoesNotTakeItIsRefusedWhateverTheEnvironmentSays() {
        project.set("DBT_RESOURCE_TYPES", "model");

        assertThat(project.plan("--as seed --all").code()).isZero();
        assertThat(project.plan("--as seed --all --resource-type model").code()).isEqualTo(2);
    }
}
