package io.devenv.core.select;

import static io.devenv.core.select.IndirectSelection.CAUTIOUS;
import static io.devenv.core.select.IndirectSelection.EAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import io.devenv.core.state.DbtVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selectors by name, and what only they can say. */
class SelectorsTest {
    private static final GrammarRules LATEST = GrammarRules.of(DbtVersion.of("1.12.6"));

    private final Map<String, Selectors.Definition> defined = new LinkedHashMap<>();

    @Test
    void selectAndExcludeCountForNothingBesideASelector() {
        define("base", criterion("staging"));

        SelectionRequest request = Shop.by(Shop.excluding(ls("fct_x"), "stg_b"), "base");

        assertThat(names(request)).isEqualTo("rel_ab rel_at stg_a stg_b uq_a");
    }

    @Test
    void anUnknownSelectorStopsWithTheNamesThereAre() {
        define("zeta", criterion("staging"));
        define("base", criterion("staging"));

        Problem problem = problem(Shop.by(ls("x"), "nightly"));

        assertThat(problem.code()).isEqualTo("selector-unknown");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.message()).isEqualTo("Could not find selector named nightly");
        assertThat(problem.next()).contains("use one of zeta, base");
    }

    @Test
    void withoutAnySelectorsTheFileIsTheNextStep() {
        assertThat(problem(Shop.by(ls("x"), "nightly")).next())
                .contains("define it in selectors.yml: there is none so far");
    }

    @Test
    void theFirstDefaultIsTheDefault() {
        assertThat(new Selectors(defined).defaultName()).isEmpty();
        define("one", criterion("stg_a"));
        assertThat(new Selectors(defined).defaultName()).isEmpty();
        defined.put("two", new Selectors.Definition(criterion("stg_a"), true));

        assertThat(new Selectors(defined).defaultName()).contains("two");
    }

    @Test
    void whatSelectorsYmlLeavesEmptyIsNotWarnedAbout() {
        define(
                "none",
                new Intersection(List.of(criterion("stg_a"), criterion("fct_x")), EAGER, WhenEmpty.SAYS_NOTHING));

        Selection selection = Selector.select(Shop.by(ls(""), "none"), context("1.12.6"));

        assertThat(selection.ids()).isEmpty();
        assertThat(selection.warnings()).isEmpty();
    }

    @Test
    void groupsOfSelectorsYmlLeaveTestsAsideThatWaitForAnother() {
        Criterion one = cautious("stg_a");
        Criterion other = cautious("stg_b");
        define("group", new Union(List.of(one, other), EAGER));
        define("typed", new Union(List.of(one, other), CAUTIOUS));

        assertThat(names(Shop.by(ls(""), "group"))).isEqualTo("stg_a stg_b uq_a");
        assertThat(names(Shop.by(ls(""), "typed"))).isEqualTo("rel_ab stg_a stg_b uq_a");
    }

    @Test
    void aDifferenceTakesTheExpandedSetAway() {
        define("less", new Difference(criterion("staging"), criterion("stg_b")));
        define("nothing", new Union(List.of(), EAGER));

        assertThat(names(Shop.by(ls(""), "less"))).isEqualTo("rel_at stg_a uq_a");
        assertThat(names(Shop.by(ls(""), "nothing"))).isEmpty();
        assertThat(new Difference(criterion("staging"), criterion("stg_b"))).hasToString("staging --exclude stg_b");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            selector:base          | rel_ab rel_at stg_a stg_b uq_a
            selector:ba?e          | rel_ab rel_at stg_a stg_b uq_a
            selector:*             | fct_x rel_ab rel_at sing snp stg_a stg_b uq_a
            selector:only          | stg_a
            # tests that the selector leaves out do not come back
            selector:only stg_b    | rel_ab stg_a stg_b
            selector:only,stg_a    | stg_a
            # operators work on what it picked
            selector:only+1        | int_m rel_ab rel_at stg_a uq_a
            1+selector:only        | app.t stg_a
            selector:outer         | stg_a
            """)
    void aSelectorIsAMethodSince1_12(String specs, String names) {
        define("base", criterion("staging"));
        define("only", new Difference(criterion("stg_a"), criterion("resource_type:test")));
        define("outer", criterion("selector:only"));
        define("snaps", criterion("fct_x,resource_type:model"));
        defined.put(
                "snaps",
                new Selectors.Definition(
                        new Difference(
                                criterion("fct_x+1"),
                                new Union(
                                        List.of(
                                                criterion("exposure:*"),
                                                criterion("semantic_model:*"),
                                                criterion("unit_test:*"),
                                                criterion("resource_type:analysis")),
                                        EAGER)),
                        false));

        assertThat(names(ls(specs))).isEqualTo(names);
    }

    @Test
    void aSelectorAsAMethodPicksOnlyWhatTheCommandKeeps() {
        define("all", criterion("+fct_x"));

        assertThat(names(Shop.by(SelectionRequest.everything(DbtCommand.SEED), "all")))
                .isEqualTo("ctry");
        assertThat(names(SelectionRequest.everything(DbtCommand.RUN).selecting("selector:all")))
                .isEqualTo("fct_x int_m stg_a stg_b");
        assertThat(Selector.select(
                                SelectionRequest.everything(DbtCommand.SEED).selecting("selector:all"),
                                context("1.12.6"))
                        .beforeTypes()
                        .ids())
                .containsExactly("seed.shop.ctry");
    }

    @Test
    void aPatternThatNoNameFitsStops() {
        define("base", criterion("staging"));

        Problem problem = problem(ls("selector:x*"));

        assertThat(problem.code()).isEqualTo("selector-unknown");
        assertThat(problem.message()).isEqualTo("Selector 'x*' did not match any selector in selectors.yml");
        assertThat(problem.next()).contains("use one of base");
    }

    @Test
    void circlesStopWithTheWayThatLeadsIntoThem() {
        define("a", criterion("selector:b"));
        define("b", criterion("selector:c"));
        define("c", new Union(List.of(criterion("stg_a"), criterion("selector:b")), EAGER));

        Problem problem = problem(ls("selector:a"));

        assertThat(problem.code()).isEqualTo("selector-circular");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.message()).isEqualTo("Circular dependency detected in selector: b");
        assertThat(problem.because()).contains("a → b → c → b");
        assertThat(problem.next()).isPresent();
    }

    @Test
    void aSelectorMayBeNamedTwiceWithoutACircle() {
        define("base", criterion("stg_b"));
        define("left", criterion("selector:base"));
        define("right", criterion("selector:base"));

        assertThat(names(ls("selector:left selector:right"))).isEqualTo("rel_ab stg_b");
    }

    private void define(String name, SelectionSpec spec) {
        defined.put(name, new Selectors.Definition(spec, false));
    }

    private static Criterion criterion(String text) {
        return new SpecParser(EAGER, LATEST).criterion(text);
    }

    private static Criterion cautious(String text) {
        return new SpecParser(CAUTIOUS, LATEST).criterion(text);
    }

    private SelectionContext context(String dbt) {
        return SelectionContext.of(Shop.manifest(), GrammarRules.of(DbtVersion.of(dbt)), ProjectFiles.NONE, Shop.NOW)
                .with(new Selectors(defined));
    }

    private static SelectionRequest ls(String specs) {
        return SelectionRequest.everything(DbtCommand.LS).selecting(specs);
    }

    private String names(SelectionRequest request) {
        return Shop.names(Selector.select(request, context("1.12.6")));
    }

    private Problem problem(SelectionRequest request) {
        return Optional.ofNullable(catchThrowableOfType(Stop.class, () -> names(request)))
                .orElseThrow()
                .problem();
    }
}
