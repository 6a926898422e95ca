package io.devenv.project;

import static io.devenv.project.WrittenSelectors.shown;
import static io.devenv.project.WrittenSelectors.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Problem;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionSpec;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What definitions in selectors.yml mean; real dbt was asked about each of them. */
class SelectorDefinitionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a                                                    | fqn:a
            tag:nightly                                          | tag:nightly
            2+tag:a+                                             | 2+tag:a+
            # a text is one criterion, whatever is in it
            'a b'                                                | fqn:a b
            'a,b'                                                | fqn:a,b
            ''                                                   | fqn:
            {tag: nightly}                                       | tag:nightly
            {tag: 3}                                             | tag:3
            {config.meta.level: 3}                               | config.meta.level:3
            {method: config.meta.level, value: 3}                | config.meta.level:3
            {method: tag, value: a, what: 3}                     | tag:a
            {method: null, value: a/b}                           | path:a/b
            {method: null, value: a.sql}                         | file:a.sql
            {method: tag, value: a, parents: true}               | +tag:a
            {method: tag, value: a, children: true}              | tag:a+
            {method: tag, value: a, childrens_parents: true}     | @tag:a
            {method: tag, value: a, parents: "no"}               | +tag:a
            {method: tag, value: a, parents: "", children: 0}    | tag:a
            {method: tag, value: a, parents_depth: 2}            | tag:a
            {method: tag, value: a, parents: true, parents_depth: "2"}   | 2+tag:a
            {method: tag, value: a, parents: true, parents_depth: 1.7}   | 1+tag:a
            {method: tag, value: a, parents: true, parents_depth: true}  | 1+tag:a
            {method: tag, value: a, parents: true, parents_depth: 0}     | +tag:a
            {method: tag, value: a, children: true, children_depth: 3}   | tag:a+3
            {method: tag, value: a, children: true, children_depth: null} | tag:a+
            {method: tag, value: a, indirect_selection: empty}   | tag:a/empty
            {method: tag, value: a, exclude: [b]}                | (tag:a - fqn:b)
            {method: tag, value: a, exclude: [b, c]}             | (tag:a - union(fqn:b fqn:c))
            {method: tag, value: a, exclude: []}                 | tag:a
            {union: [a, {tag: b}]}                               | union(fqn:a tag:b)
            {union: []}                                          | union()
            {intersection: [a, {tag: b}]}                        | intersection(fqn:a tag:b)
            {union: [a, {intersection: [b, c]}]}                 | union(fqn:a intersection(fqn:b fqn:c))
            {union: [{union: [a], extra: [b]}]}                  | union(union(fqn:a))
            {union: [a, {exclude: [b]}]}                         | (union(fqn:a) - fqn:b)
            {intersection: [a, {exclude: [b, c]}]}               | (intersection(fqn:a) - union(fqn:b fqn:c))
            {union: [a, {exclude: []}, {exclude: [c]}]}          | (union(fqn:a) - fqn:c)
            # an item with exclude is nothing but that
            {union: [{method: tag, value: a, exclude: [c]}]}     | (union() - fqn:c)
            {union: [a, {exclude: [{union: [b, {exclude: [c]}]}]}]} | (union(fqn:a) - (union(fqn:b) - fqn:c))
            """)
    void aDefinitionMeansWhatDbtTakesItFor(String definition, String meant) {
        assertThat(shown(written().named(definition, "1.11.16", IndirectSelection.EAGER)))
                .isEqualTo(meant);
    }

    @ParameterizedTest(name = "dbt {0}, typed {1}: {2}")
    @CsvSource({
        "1.7.19, CAUTIOUS, tag:a",
        "1.8.0, CAUTIOUS, tag:a/cautious",
        "1.8.0, EAGER, tag:a",
        "1.12.6, BUILDABLE, tag:a/buildable"
    })
    void theFlagFillsInWhereTheFileIsSilentSince1_8(String dbt, IndirectSelection typed, String meant) {
        assertThat(shown(written().named("tag:a", dbt, typed))).isEqualTo(meant);
        assertThat(shown(written().named("{tag: a}", dbt, typed))).isEqualTo(meant);
        assertThat(shown(written().named("{method: tag, value: a}", dbt, typed)))
                .isEqualTo(meant);
        assertThat(shown(written().named("{method: tag, value: a, indirect_selection: empty}", dbt, typed)))
                .isEqualTo("tag:a/empty");
    }

    @Test
    void aNullModeIsTheUsualOneUpTo1_7AndAnErrorSince() {
        String definition = "{method: tag, value: a, indirect_selection: null}";

        assertThat(shown(written().named(definition, "1.7.19", IndirectSelection.CAUTIOUS)))
                .isEqualTo("tag:a");
        assertThat(written()
                        .problem("selectors: [{name: x, definition: " + definition + "}]", "1.8.0")
                        .message())
                .isEqualTo("'None' is not a valid IndirectSelection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{config.schema: null}", "{method: config.schema, value: null}"})
    void aNullIsAValue(String definition) {
        SelectionSpec spec = written().named(definition, "1.11.16", IndirectSelection.EAGER);

        assertThat(shown(spec)).isEqualTo("config.schema:None");
        assertThat(((SelectionSpec.Criterion) spec).value()).isEqualTo(SelectionSpec.Null.NULL);
    }

    @Test
    void whatIsSelectedByAGroupIsNeverWarnedAbout() {
        SelectionSpec spec = written().named("{intersection: [a, b]}", "1.11.16", IndirectSelection.CAUTIOUS);

        assertThat(((Intersection) spec).whenEmpty()).isEqualTo(WhenEmpty.SAYS_NOTHING);
        assertThat(((Intersection) spec).indirect()).isEqualTo(IndirectSelection.EAGER);
    }

    @Test
    void criteriaPrintAsTheyWouldBeTyped() {
        String definition = "{method: config.a, value: true, parents: true, parents_depth: 2, children: true}";

        assertThat(written().named(definition, "1.11.16", IndirectSelection.EAGER))
                .hasToString("2+config.a:True+");
        assertThat(written()
                        .named(
                                "{union: [a, {method: tag, value: b, childrens_parents: true}]}",
                                "1.11.16",
                                IndirectSelection.EAGER))
                .hasToString("a @tag:b");
    }

    @Test
    void anEarlierSelectorIsTakenOverAsItIsUpTo1_11() {
        String file = """
                selectors:
                  - {name: base, definition: tag:a}
                  - {name: copy, definition: {method: selector, value: base, children: true, exclude: [x]}}
                """;

        assertThat(shown(spec(written().read(file, "1.11.16"), "copy"))).isEqualTo("tag:a");
        assertThat(shown(spec(written().read(file, "1.12.0"), "copy"))).isEqualTo("(selector:base+ - fqn:x)");
    }

    @Test
    void aLaterSelectorCanBeNamedSince1_12() {
        String file = """
                selectors:
                  - name: copy
                    definition: {method: selector, value: base}
                  - {name: base, definition: tag:a}
                """;

        Problem problem = written().problem(file, "1.11.16");
        assertThat(problem.message()).isEqualTo("Existing selector definition for base not found");
        assertThat(problem.place().orElseThrow()).hasToString("selectors.yml:3 (selectors[0].definition)");
        assertThat(problem.next()).contains("define it above this one");
        assertThat(shown(spec(written().read(file, "1.12.0"), "copy"))).isEqualTo("selector:base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{selector: base}", "selector:base"})
    void onlyTheLongFormNamesASelectorUpTo1_11(String definition) {
        String file = "selectors: [{name: base, definition: a}, {name: x, definition: '" + definition + "'}]";

        assertThat(written()
                        .problem(file.replace("'{", "{").replace("}'", "}"), "1.11.16")
                        .message())
                .isEqualTo("'selector' is not a valid method name");
        assertThat(shown(spec(written().read(file.replace("'{", "{").replace("}'", "}"), "1.12.0"), "x")))
                .isEqualTo("selector:base");
    }

    private WrittenSelectors written() {
        return new WrittenSelectors(folder);
    }
}
