package io.devenv.project;

import static io.devenv.project.WrittenSelectors.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.Selectors;
import io.devenv.core.state.DbtVersion;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read as selectors.yml, and what is refused; real dbt was asked about each of them. */
class SelectorsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "# nothing\n", "selectors: []", "version: 7\nselectors: []"})
    void aFileMayBeEmpty(String file) {
        assertThat(written().read(file, "1.11.16").byName()).isEmpty();
    }

    @Test
    void thereMayBeNoFile() {
        ProjectFolder project = new ProjectFolder(folder);

        assertThat(WrittenSelectors.read(project, "1.11.16", IndirectSelection.EAGER))
                .isEqualTo(Selectors.NONE);
    }

    @Test
    void ofTwoWithOneNameTheLaterCounts() {
        Selectors selectors = written()
                .read(
                        "selectors: [{name: x, definition: a, default: true}, {name: y, definition: c},"
                                + " {name: x, definition: b, default: false}]",
                        "1.11.16");

        assertThat(selectors.byName().keySet()).containsExactly("x", "y");
        assertThat(shown(selectors.byName().get("x").spec())).isEqualTo("fqn:b");
        assertThat(selectors.defaultName()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            true                                            ; x
            false                                           ;
            "{{ target.name == 'dev' }}"                    ; x
            "{{ target.name == 'prod' }}"                   ;
            "{{ env_var('NIGHTLY', 'no') == 'yes' }}"       ;
            "{{ var('by_default') | as_bool }}"             ; x
            """)
    void defaultMayBeJinja(String value, @Nullable String name) {
        ProjectFolder project = new ProjectFolder(folder)
                .file(
                        "proj/selectors.yml",
                        "selectors:\n  - {name: x, definition: 'tag:{{ target.name }}', default: " + value + "}\n");
        ProjectSetup setup = project.read(ProjectFolder.vars("{by_default: true}"));

        Selectors selectors = SelectorsFile.read(
                setup, project.environment(), GrammarRules.of(DbtVersion.of("1.11.16")), IndirectSelection.EAGER);

        assertThat(selectors.defaultName()).isEqualTo(Optional.ofNullable(name));
        assertThat(shown(selectors.byName().get("x").spec())).isEqualTo("tag:dev");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 2                                                              | there is no selectors
            selectors:                                                              | there is no selectors
            selectors: {name: a}                                                    | selectors must be a list
            {version: two, selectors: []}                                           | version must be a whole number
            {more: 1, selectors: []}                                                | there is no key 'more' here
            selectors: [a]                                                          | a selector must hold keys and values
            selectors: [{name: a}]                                                  | there is no definition
            selectors: [{definition: a}]                                            | there is no name
            selectors: [{name: 3, definition: a}]                                   | name must be text
            selectors: [{name: a, definition: 3}]                                   | definition must be text, or hold keys and values
            selectors: [{name: a, definition: [a]}]                                 | definition must be text, or hold keys and values
            selectors: [{name: a, definition: null}]                                | there is no definition
            selectors: [{name: a, definition: a, description: 3}]                   | description must be text
            selectors: [{name: a, definition: a, default: "yes"}]                   | default must be true or false
            selectors: [{name: a, definition: a, default: 1}]                       | default must be true or false
            selectors: [{name: a, definition: a, extra: 3}]                         | there is no key 'extra' here
            selectors: [{name: a, definition: '@a+'}]                               | Invalid node spec @a+ - "@" prefix and "+" suffix are incompatible
            selectors: [{name: a, definition: 'nope:a'}]                            | 'nope' is not a valid method name
            selectors: [{name: a, definition: {}}]                                  | Expected either 1 key or else "method" and "value" keys, but got []
            selectors: [{name: a, definition: {nope: x}}]                           | 'nope' is not a valid method name
            selectors: [{name: a, definition: {method: tag}}]                       | 'method' is not a valid method name
            selectors: [{name: a, definition: {method: tag, values: a}}]            | Expected either 1 key or else "method" and "value" keys, but got [method, values]
            selectors: [{name: a, definition: {value: a, parents: true}}]           | Expected either 1 key or else "method" and "value" keys, but got [value, parents]
            selectors: [{name: a, definition: {method: 3, value: a}}]               | the method must be text
            selectors: [{name: a, definition: {method: tag, value: a, parents_depth: x}}] | parents_depth must be a whole number
            selectors: [{name: a, definition: {method: tag, value: a, children_depth: [1]}}] | children_depth must be a whole number
            selectors: [{name: a, definition: {method: tag, value: a, children: 1, childrens_parents: 1}}] | Invalid node spec @tag:a+ - "@" prefix and "+" suffix are incompatible
            selectors: [{name: a, definition: {method: tag, value: a, indirect_selection: Eager}}] | 'Eager' is not a valid IndirectSelection
            selectors: [{name: a, definition: {union: [a], intersection: [b]}}]     | Only a single 'union' or 'intersection' key is allowed in a root level selector definition; found union,intersection
            selectors: [{name: a, definition: {intersection: [a], extra: 1}}]       | Only a single 'union' or 'intersection' key is allowed in a root level selector definition; found intersection,extra
            selectors: [{name: a, definition: {union: a}}]                          | Invalid value for key "union". Expected a list
            selectors: [{name: a, definition: {union: [3]}}]                        | Every item of "union" must be text, or hold keys and values
            selectors: [{name: a, definition: {union: [[a]]}}]                      | Every item of "union" must be text, or hold keys and values
            selectors: [{name: a, definition: {union: [a, {exclude: [b]}, {exclude: [c]}]}}] | You cannot provide multiple exclude arguments to the same selector set operator
            selectors: [{name: a, definition: {union: [{exclude: b}]}}]             | Invalid value for key "exclude". Expected a list
            selectors: [{name: a, definition: {method: tag, value: a, exclude: b}}] | Invalid value for key "exclude". Expected a list
            selectors: [{name: a, definition: {exclude: [b]}}]                      | 'exclude' is not a valid method name
            selectors: [{name: a, definition: {method: selector, value: a}}]        | Existing selector definition for a not found
            selectors: [{name: a, definition: {method: selector, x: a}}]            | Existing selector definition for None not found
            """)
    void whatDbtRefusesIsRefusedWithItsPlace(String file, String message) {
        Problem problem = written().problem(file, "1.11.16");

        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.place().orElseThrow().file()).isEqualTo("selectors.yml");
        assertThat(problem.place().orElseThrow().line()).hasValue(1);
        assertThat(problem.code()).isIn("selectors-invalid", "select-method-unknown", "select-spec-invalid");
    }

    @Test
    void twoDefaultsAreToldWithBothNames() {
        Problem problem = written().problem("""
                selectors:
                  - name: one
                    definition: a
                    default: true
                  - name: two
                    definition: b
                    default: true
                """, "1.11.16");

        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
        assertThat(problem.code()).isEqualTo("selectors-invalid");
        assertThat(problem.message()).isEqualTo("Found multiple selectors with `default: true`: one and two");
        assertThat(problem.place().orElseThrow()).hasToString("selectors.yml:7 (selectors[1].default)");
    }

    @Test
    void theLineOfANestedMistakeIsTold() {
        Problem problem = written().problem("""
                selectors:
                  - name: one
                    definition:
                      union:
                        - tag:a
                        - intersection:
                            - tag:b
                            - method: tga
                              value: c
                """, "1.11.16");

        assertThat(problem.place().orElseThrow())
                .hasToString("selectors.yml:8 (selectors[0].definition.union[1].intersection[1])");
        assertThat(problem.next().orElseThrow()).contains("tag");
    }

    @Test
    void jinjaThatCannotBeReadIsToldWithItsPlace() {
        Problem problem =
                written().problem("selectors:\n  - {name: x, definition: \"{{ env_var('GONE') }}\"}\n", "1.11.16");

        assertThat(problem.code()).isEqualTo("env-var-missing");
        assertThat(problem.place().orElseThrow()).hasToString("selectors.yml:2 (selectors[0].definition)");
    }

    private WrittenSelectors written() {
        return new WrittenSelectors(folder);
    }
}
