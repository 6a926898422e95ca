package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which versions of dbt a spec means what. */
class GrammarVersionsTest {
    @ParameterizedTest(name = "{0} is no method before {1}")
    @CsvSource(delimiter = '|', textBlock = """
            semantic_model:x | 1.5.11  | 1.6.0  | 1.6
            saved_query:x    | 1.6.18  | 1.7.0  | 1.7
            unit_test:x      | 1.7.19  | 1.8.0  | 1.8
            selector:*       | 1.11.16 | 1.12.0 | 1.12
            function:x       | 1.12.6  | 2.0.0  | 2.0
            """)
    void aMethodIsUnknownBeforeItsTime(String spec, String before, String since, String known) {
        Problem problem = problem(spec, before);
        String method = spec.substring(0, spec.indexOf(':'));

        assertThat(problem.message()).isEqualTo("'" + method + "' is not a valid method name");
        assertThat(problem.code()).isEqualTo("select-method-unknown");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.because())
                .contains("dbt has it since " + known + ", and this answers as dbt " + DbtVersion.of(before));
        assertThat(problem.next().orElseThrow())
                .startsWith("use one of access, config, exposure, file, fqn, ")
                .doesNotContain(method);
        SelectionContext now =
                context(since).with(new Selectors(Map.of("x", new Selectors.Definition(spec("stg_a"), false))));
        assertThat(Selector.select(ls(spec), now).ids()).hasSizeLessThan(2);
    }

    @Test
    void whatNoVersionKnowsIsExplainedByNone() {
        Problem problem = problem("nope:x", "1.11.16");

        assertThat(problem.because()).isEmpty();
        assertThat(problem.next())
                .contains("use one of access, config, exposure, file, fqn, group, metric, package, path, resource_type,"
                        + " result, saved_query, semantic_model, source, source_status, state, tag, test_name, test_type,"
                        + " unit_test, version");
    }

    @ParameterizedTest(name = "{0} of dbt {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # a name means exposures and metrics since 1.6
            dash                    | 1.5.11 | ''
            dash                    | 1.6.0  | dash
            revenue                 | 1.5.11 | ''
            revenue                 | 1.6.0  | revenue
            stg_a                   | 1.5.11 | stg_a
            int_?                   | 1.5.11 | int_m
            # versions by underscore since 1.6
            dim.v2                  | 1.5.11 | dim.v2
            shop.dim.v2             | 1.5.11 | dim.v2
            other.dim.v2            | 1.5.11 | dim.v2
            dim.v3                  | 1.5.11 | ''
            x.v2                    | 1.5.11 | ''
            v2                      | 1.5.11 | ''
            dim_v2                  | 1.5.11 | ''
            dim_v2                  | 1.6.0  | dim.v2
            # file names without extension since 1.6
            file:stg_a              | 1.5.11 | ''
            file:stg_a.sql          | 1.5.11 | stg_a
            file:stg_a              | 1.6.0  | stg_a
            # kinds beside models, seeds, snapshots and tests since 1.6
            resource_type:source    | 1.5.11 | ''
            resource_type:source    | 1.6.0  | app.t
            resource_type:snapshot  | 1.5.11 | snp
            # patterns of groups, and this, since 1.8
            group:gr*               | 1.7.19 | ''
            group:growth            | 1.7.19 | int_m
            group:gr*               | 1.8.0  | int_m
            package:this,tag:core   | 1.7.19 | ''
            package:this,tag:core   | 1.8.0  | stg_a
            # data tests
            test_type:data          | 1.7.19 | sing
            test_type:singular      | 1.7.19 | sing
            test_type:schema        | 1.7.19 | rel_ab rel_at uq_a
            test_type:data          | 1.8.0  | rel_ab rel_at sing uq_a
            # saved queries were found by name alone up to 1.8
            weekly                  | 1.7.19 | weekly
            saved_query:weekly      | 1.8.10 | weekly
            resource_type:saved_query | 1.8.10 | ''
            resource_type:saved_query | 1.9.0  | weekly
            tag:weekly_tag          | 1.8.10 | ''
            tag:weekly_tag          | 1.9.0  | weekly
            file:weekly             | 1.8.10 | ''
            file:weekly             | 1.9.0  | weekly
            # the Rust engine
            fct_?                   | 2.0.0  | fct_x
            model.shop.fct_?        | 2.0.0  | fct_x
            model.shop.fct_x        | 2.0.0  | fct_x
            app.t                   | 2.0.0  | ''
            model.shop.fct_x        | 1.12.6 | ''
            test_name:sing          | 2.0.0  | sing
            test_name:uniq*         | 2.0.0  | rel_ab rel_at uq_a
            test_name:stg_a         | 2.0.0  | ''
            """)
    void aSpecMeansWhatItMeantThen(String spec, String dbt, String names) {
        assertThat(select(spec, dbt)).isEqualTo(Shop.sorted(names));
    }

    @ParameterizedTest(name = "{0} of dbt {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            test_type:unit    | 1.7.19 | Invalid test type selector unit: expected "generic" or "singular"
            test_type:sing    | 1.7.19 | Invalid test type selector sing: expected "generic" or "singular"
            test_type:sung    | 1.8.0  | Invalid test type selector sung: expected "generic", "singular", "unit", or "data"
            state:unmodified  | 1.5.11 | Got an invalid selector "unmodified"
            state:old         | 1.5.11 | Got an invalid selector "old"
            state:nope        | 1.6.0  | Got an invalid selector "nope"
            state:modified.x  | 1.6.0  | Got an invalid selector "modified.x"
            """)
    void aValueIsRefusedAsItWasThen(String spec, String dbt, String message) {
        assertThat(problem(spec, dbt).message()).isEqualTo(message);
    }

    @ParameterizedTest(name = "resource_type:{0} before {2}")
    @CsvSource({
        "semantic_model, 1.5.11,  1.6.0",
        "saved_query,    1.6.18,  1.7.0",
        "unit_test,      1.7.19,  1.8.0",
        "fixture,        1.7.19,  1.8.0",
        "function,       1.10.23, 1.11.0",
        "nope,           2.0.0,   ''",
    })
    void aKindIsUnknownBeforeItsTime(String kind, String before, String since) {
        Problem problem = problem("resource_type:" + kind, before);

        assertThat(problem.message()).isEqualTo("Invalid resource_type selector \"" + kind + "\"");
        assertThat(problem.code()).isEqualTo("select-value-invalid");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        if (!since.isEmpty()) assertThat(select("resource_type:" + kind, since)).isNotNull();
    }

    @ParameterizedTest(name = "resource_type:{0} of dbt 1.5 selects {1}")
    @CsvSource({"rpc, ''", "doc, ''", "macro, ''", "group, ''", "exposure, ''", "metric, ''", "seed, ctry"})
    void aKindOfTheFirstDbtIsNeverRefused(String kind, String names) {
        assertThat(select("resource_type:" + kind, "1.5.11")).isEqualTo(Shop.sorted(names));
    }

    @ParameterizedTest(name = "state:{0} of dbt {1}")
    @CsvSource({"unmodified, 1.6.0", "old, 1.6.0", "modified, 1.5.11", "new, 1.5.11"})
    void statesAreKnownSince(String value, String dbt) {
        assertThat(select("state:" + value, dbt)).isNotNull();
    }

    @Test
    void theValuesOfStateAreNamedAsOfTheVersion() {
        assertThat(problem("state:nope", "1.5.11").because().orElseThrow())
                .startsWith("state: knows new, modified, modified.body, ")
                .endsWith(", modified.contract");
    }

    @ParameterizedTest(
            name = "dbt {0}: clone {1}, a flag counts in selectors.yml {2}, selector: there copies {3}, read only {4}")
    @CsvSource({
        "1.5.11,  false, false, true,  false",
        "1.6.0,   true,  false, true,  false",
        "1.7.19,  true,  false, true,  false",
        "1.8.0,   true,  true,  true,  false",
        "1.11.16, true,  true,  true,  false",
        "1.12.0,  true,  true,  false, false",
        "2.0.0,   true,  true,  false, true",
    })
    void whatOthersAskOfAVersion(String dbt, boolean clones, boolean flagCounts, boolean copies, boolean readOnly) {
        GrammarRules rules = rules(dbt);

        assertThat(rules.hasClone()).isEqualTo(clones);
        assertThat(rules.flagReachesSelectors()).isEqualTo(flagCounts);
        assertThat(rules.selectorsCopyEarlierOnes()).isEqualTo(copies);
        assertThat(rules.unverified().isPresent()).isEqualTo(readOnly);
    }

    private static GrammarRules rules(String dbt) {
        return GrammarRules.of(DbtVersion.of(dbt));
    }

    private static SelectionSpec spec(String text) {
        return new SpecParser(IndirectSelection.EMPTY, rules("1.12.6")).criterion(text);
    }

    private static SelectionContext context(String dbt) {
        Manifest manifest = Shop.manifest();
        return SelectionContext.of(manifest, rules(dbt), ProjectFiles.NONE, Shop.NOW)
                .comparedWith(StateComparison.of(
                        manifest, manifest, ComparisonRules.of(DbtVersion.of(dbt), Optional.empty())));
    }

    private static SelectionRequest ls(String specs) {
        return SelectionRequest.everything(DbtCommand.LS)
                .selecting(Arrays.stream(specs.split(" ")).toArray(String[]::new))
                .with(IndirectSelection.EMPTY);
    }

    private static String select(String specs, String dbt) {
        return Shop.names(Selector.select(ls(specs), context(dbt)));
    }

    private static Problem problem(String specs, String dbt) {
        return catchThrowableOfType(Stop.class, () -> select(specs, dbt)).problem();
    }
}
