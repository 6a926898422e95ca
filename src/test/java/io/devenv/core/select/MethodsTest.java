package io.devenv.core.select;

import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.TestManifest;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Stop;
import io.devenv.core.results.RunResults;
import io.devenv.core.results.SourceFreshness;
import io.devenv.core.results.SourceFreshness.Source;
import io.devenv.core.state.DbtVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each method selects by itself, without tests that come along. */
class MethodsTest {
    private final SelectionContext context = Shop.context(Shop.manifest());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            stg_a                       | stg_a
            shop.staging.stg_a          | stg_a
            staging.stg_a               | stg_a
            staging                     | stg_a stg_b
            stg_*                       | stg_a stg_b
            marts.*                     | fct_x fct_x.ut
            core                        | ''
            # a unit test's fqn holds the model's name, as a prefix here and not there
            marts.fct_x                 | fct_x.ut
            fct_x                       | fct_x
            util                        | util.helper
            app.t                       | ''
            dim                         | dim.v1 dim.v10 dim.v2
            dim.v1                      | dim.v1
            dim_v2                      | dim.v2
            dim_*                       | ''
            STG_A                       | ''
            tag:core                    | stg_a
            tag:n*ly                    | stg_a
            tag:raw                     | app.t
            tag:unit_tag                | fct_x.ut
            package:util                | util.helper
            package:u*                  | util.helper
            file:stg_a                  | stg_a
            file:stg_a.sql              | stg_a
            stg_?.sql                   | stg_a stg_b
            config.materialized:table   | fct_x
            config.materialized:seed    | ctry
            config.meta.owner:ana       | int_m
            config.meta.level:3         | ''
            config.meta.live:TRUE       | int_m
            config.meta.live:false      | ''
            config.meta.teams:b         | int_m
            config.meta.teams:c         | ''
            config.severity:warn        | sing
            config.nope.nope:x          | ''
            # only what stands among the manifest's nodes, and sources
            config.tags:unit_tag        | ''
            resource_type:seed          | ctry
            resource_type:macro         | ''
            source:app                  | app.t
            source:app.t                | app.t
            source:shop.a*.?            | app.t
            source:other.app.t          | ''
            exposure:dash               | dash
            exposure:shop.d*            | dash
            metric:*                    | revenue
            semantic_model:sales        | sales
            saved_query:shop.weekly     | weekly
            unit_test:ut                | fct_x.ut
            test_type:generic           | rel_ab rel_at uq_a
            test_type:schema            | rel_ab rel_at uq_a
            test_type:singular          | sing
            test_type:data              | rel_ab rel_at sing uq_a
            test_type:sing              | sing
            test_type:unit              | fct_x.ut
            test_name:uniq*             | rel_ab rel_at uq_a
            test_name:ut                | fct_x.ut
            test_name:sing              | ''
            group:gr?wth                | int_m
            access:public               | fct_x
            access:p*                   | ''
            version:latest              | dim.v2
            version:old                 | dim.v1
            version:prerelease          | dim.v10
            """)
    void selects(String spec, String names) {
        assertThat(select(spec, context)).isEqualTo(Shop.sorted(names));
    }

    @Test
    void versionNoneIsEveryModelWithoutVersions() {
        assertThat(select("version:none", context)).isEqualTo("fct_x int_m stg_a stg_b util.helper");
    }

    @Test
    void packageThisIsTheProjectItself() {
        assertThat(select("package:this", context))
                .doesNotContain("util.helper")
                .contains("stg_a");
    }

    @Test
    void aStarFindsEverythingButSources() {
        assertThat(select("*", context)).doesNotContain("app.t").contains("ctry", "dash", "weekly", "fct_x.ut");
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1.11.14 | ''
            1.11.16 | fct_x
            1.12.0  | ''
            1.12.6  | fct_x
            """)
    void aBareGlobFindsNamesInAnyFolderSinceLate1_11(String dbt, String names) {
        SelectionContext older =
                SelectionContext.of(Shop.manifest(), GrammarRules.of(DbtVersion.of(dbt)), ProjectFiles.NONE, Shop.NOW);

        assertThat(select("fct_?", older)).isEqualTo(names);
    }

    @ParameterizedTest(name = "found on disk {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            models/staging            | stg_a stg_b
            models/staging/stg_a.sql  | stg_a
            models/schema.yml         | stg_a
            models/src.yml            | app.t
            models/stag               | ''
            seeds                     | ctry
            """)
    void aPathSelectsWhatLiesBelowItAndWhatItDescribes(String found, String names) {
        SelectionContext onDisk = SelectionContext.of(
                Shop.manifest(), context.rules(), glob -> glob.equals("the/glob") ? Set.of(found) : Set.of(), Shop.NOW);

        assertThat(select("path:the/glob", onDisk)).isEqualTo(names);
        assertThat(select("path:other", onDisk)).isEmpty();
    }

    @Test
    void metricsHaveGroupsAndSourcesHaveConfigs() {
        SelectionContext shared = Shop.context(new TestManifest()
                .source("app", "t", node -> node.config("group", "g").config("meta", "x"))
                .node(METRIC, "m", node -> node.config("group", "g").config("meta", "x"))
                .node(EXPOSURE, "e", node -> node.config("group", "g").config("meta", "x"))
                .build());

        assertThat(select("group:g", shared)).isEqualTo("m");
        assertThat(select("config.meta:x", shared)).isEqualTo("app.t");
    }

    @Test
    void thePathOfTheProjectSelectsAllThatHasOne() {
        SelectionContext root = SelectionContext.of(Shop.manifest(), context.rules(), glob -> Set.of("."), Shop.NOW);

        assertThat(select("path:./,resource_type:seed path:./,source:*", root)).isEqualTo("app.t ctry");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source:a.b.c.d       | USAGE | Invalid source selector value "a.b.c.d"
            exposure:a.b.c       | USAGE | Invalid exposure selector value "a.b.c"
            unit_test:a.b.c      | USAGE | Invalid unit test selector value "a.b.c"
            resource_type:table  | USAGE | Invalid resource_type selector "table"
            test_type:bogus      | USAGE | Invalid test type selector bogus: expected "generic", "singular", "unit", or "data"
            version:newest       | USAGE | Invalid version type selector newest: expected one of: "latest", "prerelease", "old", or "none"
            state:modified       | STATE | Got a state selector method, but no comparison manifest
            result:error         | STATE | No comparison run_results
            source_status:fresher| STATE | No previous state comparison freshness results in sources.json
            """)
    void stopsWithDbtsOwnError(String spec, Fault fault, String message) {
        Stop stop = catchThrowableOfType(Stop.class, () -> select(spec, context));

        assertThat(stop.problem().message()).isEqualTo(message);
        assertThat(stop.problem().fault()).isEqualTo(fault);
    }

    @Test
    void resultSelectsByTheExactStatus() {
        RunResults.Result failed = new RunResults.Result(
                "model.shop.stg_a",
                "error",
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        RunResults results = new RunResults(Optional.empty(), Optional.empty(), List.of(failed));
        SelectionContext after = context.after(new PastRuns(Optional.of(results), Optional.empty(), Optional.empty()));

        assertThat(select("result:error", after)).isEqualTo("stg_a");
        assertThat(select("result:ERROR", after)).isEmpty();
    }

    @ParameterizedTest(name = "loaded at {0}, now at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z | app.t
            2026-01-02T00:00:00Z | 2026-01-02T00:00:00Z | ''
                                 | 2026-01-02T00:00:00Z | app.t
            2026-01-01T00:00:00Z |                      | ''
            """)
    void aSourceIsFresherIfItHasNewerRowsOrHadNone(@Nullable Instant before, @Nullable Instant now, String names) {
        SelectionContext after = context.after(
                new PastRuns(Optional.empty(), Optional.of(freshness(before)), Optional.of(freshness(now))));

        assertThat(select("source_status:fresher", after)).isEqualTo(names);
        assertThat(select("source_status:pass", after)).isEmpty();
    }

    private static SourceFreshness freshness(@Nullable Instant loaded) {
        Source source = new Source("source.shop.app.t", "pass", Optional.ofNullable(loaded));
        return new SourceFreshness(Optional.empty(), List.of(source));
    }

    private static String select(String spec, SelectionContext context) {
        SelectionRequest request =
                SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(IndirectSelection.EMPTY);
        return Shop.names(Selector.select(request, context));
    }
}
