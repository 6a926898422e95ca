package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.TestManifest;
import io.devenv.core.problem.Stop;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.DbtVersion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SelectorTest {
    private final SelectionContext context = Shop.context(Shop.manifest());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            int_m            | int_m
            +int_m           | app.t ctry int_m stg_a stg_b
            1+int_m          | int_m stg_a stg_b
            0+int_m          | int_m
            int_m+1          | fct_x int_m
            1+int_m+1        | fct_x int_m stg_a stg_b
            @stg_b           | app.t ctry dash fct_x fct_x.ut int_m rel_ab revenue sales sing snp stg_a stg_b weekly
            snp+             | snp
            +tag:core        | app.t stg_a
            stg_a stg_b      | stg_a stg_b
            +stg_a,+stg_b    | ''
            +fct_x,staging   | stg_a stg_b
            +fct_x,+stg_a ctry | app.t ctry stg_a
            stg_a not_there  | stg_a
            """)
    void followsTheGraphAndCombines(String specs, String names) {
        assertThat(Shop.names(select(IndirectSelection.EMPTY, specs))).isEqualTo(Shop.sorted(names));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            eager     | stg_a                | rel_ab rel_at uq_a
            cautious  | stg_a                | uq_a
            buildable | stg_a                | rel_at uq_a
            empty     | stg_a                | ''
            # what one criterion leaves aside, another may complete
            cautious  | stg_a stg_b          | rel_ab uq_a
            cautious  | int_m stg_a stg_b    | rel_ab uq_a
            cautious  | int_m                | ''
            cautious  | stg_a source:app.t   | rel_at uq_a
            buildable | stg_a stg_b          | rel_ab rel_at uq_a
            # both sets are expanded before they are intersected
            eager     | stg_a,stg_b          | rel_ab
            cautious  | stg_a,stg_b          | ''
            # operators reach tests by themselves
            empty     | stg_a+1              | rel_ab rel_at uq_a
            """)
    void testsComeAlongAsTheModeSays(String mode, String specs, String tests) {
        Selection selection = select(IndirectSelection.ofWord(mode).orElseThrow(), specs);

        Set<String> found = new HashSet<>(selection.ids());
        found.removeIf(id -> !id.startsWith("test."));
        assertThat(Shop.names(found)).isEqualTo(tests);
    }

    @Test
    void excludingUnderEagerTakesSharedTestsAway() {
        SelectionRequest request = Shop.excluding(ls("stg_a stg_b"), "stg_b");

        assertThat(Shop.names(Selector.select(request, context))).isEqualTo("rel_at stg_a uq_a");
        assertThat(Shop.names(Selector.select(request.with(IndirectSelection.CAUTIOUS), context)))
                .isEqualTo("rel_ab stg_a uq_a");
    }

    @Test
    void excludingEverythingByNameLeavesTheSources() {
        assertThat(Shop.names(Selector.select(Shop.excluding(ls(), "fqn:*"), context)))
                .isEqualTo("app.t");
    }

    @Test
    void emptyModeDroppedTheRelativesUpTo1_8() {
        SelectionContext old = SelectionContext.of(
                Shop.manifest(), GrammarRules.of(DbtVersion.of("1.8.10")), ProjectFiles.NONE, Shop.NOW);

        assertThat(Shop.names(Selector.select(ls("+int_m").with(IndirectSelection.EMPTY), old)))
                .isEqualTo("int_m");
    }

    @ParameterizedTest
    @EnumSource(IndirectSelection.class)
    void unionIntersectionAndDifferenceKeepTheirLaws(IndirectSelection mode) {
        List<String> specs = List.of("+fct_x", "staging", "stg_a+", "tag:core", "resource_type:test", "nothing");
        for (String one : specs) {
            assertThat(select(mode, one + " " + one).ids())
                    .isEqualTo(select(mode, one).ids());
            assertThat(select(mode, one + "," + one).ids())
                    .isEqualTo(select(mode, one).ids());
            for (String other : specs) {
                assertThat(select(mode, one + " " + other).ids())
                        .isEqualTo(select(mode, other + " " + one).ids());
                assertThat(select(mode, one + "," + other).ids())
                        .isEqualTo(select(mode, other + "," + one).ids());
                Set<String> rest = Selector.select(Shop.excluding(ls(one).with(mode), other), context)
                        .ids();
                assertThat(rest).noneMatch(select(mode, other).ids()::contains);
                assertThat(select(mode, one).ids()).containsAll(rest);
            }
        }
    }

    @ParameterizedTest(name = "{0} keeps {1}")
    @CsvSource(delimiter = '|', textBlock = """
            run      | fct_x
            seed     | ''
            snapshot | snp
            test     | fct_x.ut sing
            clone    | fct_x snp
            build    | dash fct_x fct_x.ut sing snp weekly
            compile  | fct_x look sing snp
            show     | fct_x look sing snp
            docs     | fct_x look sing snp
            ls       | dash fct_x fct_x.ut revenue sales sing snp weekly
            """)
    void everyCommandKeepsItsKinds(String command, String names) {
        SelectionRequest request = SelectionRequest.everything(
                        DbtCommand.ofWord(command).orElseThrow())
                .selecting("fct_x+");

        Selection selection = Selector.select(request, context);

        assertThat(Shop.names(selection)).isEqualTo(names);
        assertThat(selection.beforeTypes().ids())
                .contains("model.shop.fct_x", "exposure.shop.dash", "analysis.shop.look");
    }

    @ParameterizedTest(name = "{0} --resource-type {1} --exclude-resource-type {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ls    | model          | ''       | fct_x
            ls    | all            | ''       | dash fct_x fct_x.ut look revenue sales sing snp weekly
            ls    | default        | model    | dash fct_x.ut revenue sales sing snp weekly
            ls    | Model snapshot | ''       | fct_x snp
            build | ''             | model    | dash fct_x.ut sing snp weekly
            test  | unit_test      | ''       | fct_x.ut
            test  | model          | ''       | ''
            clone | model exposure | ''       | fct_x
            run   | snapshot       | ''       | fct_x
            """)
    void resourceTypesNarrowThem(String command, String types, String excluded, String names) {
        SelectionRequest request = new SelectionRequest(
                DbtCommand.ofWord(command).orElseThrow(),
                List.of("fct_x+"),
                List.of(),
                Optional.empty(),
                IndirectSelection.EAGER,
                words(types),
                words(excluded));

        assertThat(Shop.names(Selector.select(request, context))).isEqualTo(names);
    }

    @Test
    void anUnknownResourceTypeStops() {
        SelectionRequest request = new SelectionRequest(
                DbtCommand.LS,
                List.of(),
                List.of(),
                Optional.empty(),
                IndirectSelection.EAGER,
                List.of("table"),
                List.of());

        Stop stop = catchThrowableOfType(Stop.class, () -> Selector.select(request, context));

        assertThat(stop.problem().code()).isEqualTo("select-resource-type-unknown");
    }

    @Test
    void nodesOfEmptyFilesAreDroppedExceptInLists() {
        String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        SelectionContext empty = Shop.context(new TestManifest()
                .model("void", node -> node.checksum(nothing))
                .model("full", node -> node.checksum("0".repeat(64)))
                .build());

        assertThat(Shop.names(Selector.select(SelectionRequest.everything(DbtCommand.RUN), empty)))
                .isEqualTo("full");
        assertThat(Shop.names(Selector.select(ls(), empty))).isEqualTo("full void");
    }

    @Test
    void everySpecThatMatchesNothingIsWarnedAbout() {
        Selection selection = Selector.select(Shop.excluding(ls("stg_a nothing stg_a,fct_x_"), "gone"), context);

        assertThat(selection.warnings())
                .extracting(Warning::message)
                .containsExactly(
                        "The selection criterion 'nothing' does not match any enabled nodes",
                        "The selection criterion 'stg_a,fct_x_' does not match any enabled nodes",
                        "The selection criterion 'gone' does not match any enabled nodes");
    }

    @Test
    void anEmptyTextSelectsNothingWhileNoTextSelectsEverything() {
        assertThat(Selector.select(ls(""), context).ids()).isEmpty();
        assertThat(Selector.select(ls(""), context).warnings()).hasSize(1);
        assertThat(Selector.select(ls(), context).ids()).contains("source.shop.app.t", "exposure.shop.dash");
        assertThat(Selector.select(ls(), context).warnings()).isEmpty();
    }

    private static SelectionRequest ls(String... specs) {
        return SelectionRequest.everything(DbtCommand.LS).selecting(specs);
    }

    private Selection select(IndirectSelection mode, String specs) {
        return Selector.select(ls(specs).with(mode), context);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
