package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags that say what is selected, and vars. Every row was tried with dbt 1.11.16 first. */
class SelectionFlagsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "DBT_INDIRECT_SELECTION={0}: {1}")
    @CsvSource({"CAUTIOUS, cautious", "empty, empty", "'', eager"})
    void indirectSelectionFromTheEnvironmentHasAnyLetterCase(String value, String expected) {
        assertThat(new ProjectFolder(folder)
                        .set("DBT_INDIRECT_SELECTION", value)
                        .read()
                        .flags()
                        .selection()
                        .indirectSelection())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}={1} is wrong usage")
    @CsvSource(textBlock = """
            DBT_INDIRECT_SELECTION,     bad,    indirect-selection-unknown
            """)
    void aWordThatDbtDoesNotKnowIsWrongUsage(String variable, String value, String code) {
        Problem problem = new ProjectFolder(folder).set(variable, value).problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
    }

    @Test
    void severalWordsMayStandInOneArgument() {
        ProjectFolder project = new ProjectFolder(folder)
                .set("DBT_RESOURCE_TYPES", "test")
                .set("DBT_EXCLUDE_RESOURCE_TYPES", " model  seed ");
        Flags.Selection selection = project.read(selection(List.of("a b", "c"), List.of("model seed", "snapshot")))
                .flags()
                .selection();
        assertThat(selection.select()).containsExactly("a", "b", "c");
        assertThat(selection.resourceTypes())
                .isEqualTo(new Flags.Kinds(List.of("model", "seed", "snapshot"), true));
        assertThat(selection.excludeResourceTypes()).isEqualTo(new Flags.Kinds(List.of("model", "seed"), false));
    }

    @Test
    void anEmptySelectionIsNotNoSelection() {
        assertThat(new ProjectFolder(folder)
                        .read(selection(List.of(""), List.of()))
                        .flags()
                        .selection()
                        .select())
                .containsExactly("");
    }

    @Test
    void varsAreAYamlMap() {
        assertThat(new ProjectFolder(folder)
                        .read(ProjectFolder.vars("{a: 2, b: [x]}"))
                        .flags()
                        .run()
                        .vars())
                .isEqualTo(Map.of("a", 2, "b", List.of("x")));
    }

    @ParameterizedTest(name = "--vars \"{0}\" is wrong usage")
    @CsvSource(delimiter = ';', textBlock = """
            abc
            [a]
            ''
            {a: [
            """)
    void varsThatAreNoMapAreWrongUsage(String vars) {
        Problem problem = new ProjectFolder(folder).problem(ProjectFolder.vars(vars));
        assertThat(problem.code()).isEqualTo("vars-invalid");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
    }

    private static GivenFlags selection(List<String> select, List<String> types) {
        GivenFlags.Selection selection =
                new GivenFlags.Selection(select, List.of(), Optional.empty(), Optional.empty(), types, List.of());
        return new GivenFlags(GivenFlags.Where.NONE, selection, GivenFlags.Deferral.NONE, GivenFlags.Run.NONE);
    }
}
