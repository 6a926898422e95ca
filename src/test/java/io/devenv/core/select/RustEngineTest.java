package io.devenv.core.select;

import static io.devenv.core.select.Shop.context;
import static io.devenv.core.select.Shop.ls;
import static io.devenv.core.select.Shop.rules;
import static io.devenv.core.select.Shop.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Stop;
import io.devenv.core.results.SourceFreshness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the engine of dbt 2.x selects otherwise. */
class RustEngineTest {
    @Test
    void theRustEngineComparesPathsAsTexts() {
        assertThat(select("path:models/staging", "2.0.0")).isEqualTo("stg_a stg_b");
        assertThat(select("path:models/staging/", "2.0.0")).isEqualTo("stg_a stg_b");
        assertThat(select("path:./models/x/../staging", "2.0.0")).isEqualTo("stg_a stg_b");
        assertThat(select("path:models/*/stg_a.sql", "2.0.0")).isEqualTo("stg_a");
        assertThat(select("path:models/sta*", "2.0.0")).isEqualTo("stg_a stg_b");
        assertThat(select("path:models/schema.yml", "2.0.0")).isEqualTo("stg_a");
        assertThat(select("path:models/schema", "2.0.0")).isEmpty();
        assertThat(select("path:odels", "2.0.0")).isEmpty();
        assertThat(select("path:.", "2.0.0")).contains("stg_a", "ctry", "app.t");
        assertThat(select("path:seeds/..", "2.0.0")).contains("stg_a", "ctry");
    }

    @Test
    void withoutRecordsTheRustEngineSelectsNothing() {
        assertThat(select("result:error", "2.0.0")).isEmpty();
        assertThat(select("source_status:fresher", "2.0.0")).isEmpty();
        SourceFreshness freshness = new SourceFreshness(Optional.empty(), List.of());
        SelectionContext before =
                context("2.0.0").after(new PastRuns(Optional.empty(), Optional.of(freshness), Optional.empty()));
        Stop stop = catchThrowableOfType(Stop.class, () -> Selector.select(ls("source_status:fresher"), before));
        assertThat(stop.problem().message()).isEqualTo("No current state comparison freshness results in sources.json");
        assertThat(stop.problem().next()).contains("run `dbt source freshness`");
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.12.6, app.t", "2.0.0, ''"})
    void aSourceThatTheStateDoesNotKnowIsFresherToPythonOnly(String dbt, String names) {
        SourceFreshness none = new SourceFreshness(Optional.empty(), List.of());
        SourceFreshness now = new SourceFreshness(
                Optional.empty(),
                List.of(new SourceFreshness.Source("source.shop.app.t", "pass", Optional.of(Instant.EPOCH))));
        SelectionContext after =
                context(dbt).after(new PastRuns(Optional.empty(), Optional.of(none), Optional.of(now)));

        assertThat(Shop.names(Selector.select(ls("source_status:fresher"), after)))
                .isEqualTo(names);
    }

    @Test
    void functionsAreFoundByTheRustEngine() {
        Manifest manifest = new TestManifest()
                .node(ResourceType.FUNCTION, "fx", node -> node)
                .model("fx_model", node -> node)
                .build();

        assertThat(Shop.names(Selector.select(
                        ls("function:shop.f*"),
                        SelectionContext.of(manifest, rules("2.0.0"), ProjectFiles.NONE, Shop.NOW))))
                .isEqualTo("fx");
    }
}
