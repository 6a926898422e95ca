package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Stop;
import io.devenv.core.results.RunResults;
import io.devenv.core.results.SourceFreshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsReaderTest {
    private static final String METADATA =
            "'metadata': {'dbt_schema_version': 'https://schemas.getdbt.com/dbt/%s.json', 'generated_at': '2026-01-15T09:30:00Z'}";

    @TempDir
    private Path folder;

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("file.json"), json.replace('\'', '"'));
    }

    @Test
    void a_result_says_how_long_a_node_took_and_when_it_was_done() throws IOException {
        Path file = file(
                "{" + METADATA.formatted("run-results/v6") + ", 'args': {'which': 'build', 'vars': {}}, 'results': [{"
                        + "'unique_id': 'model.shop.a', 'status': 'success', 'execution_time': 1.25, 'relation_name': 'dev.a', 'message': 'OK',"
                        + "'timing': [{'name': 'compile', 'completed_at': '2026-01-15T09:00:00Z'}, {'name': 'execute', 'completed_at': '2026-01-15T09:00:01.5Z'}]}]}");

        RunResults results = new RunResultsReader(Role.STATE).read(file).orElseThrow();

        assertThat(results.ofBuildingCommand()).isTrue();
        assertThat(results.generatedAt()).contains(Instant.parse("2026-01-15T09:30:00Z"));
        assertThat(results.results())
                .containsExactly(new RunResults.Result(
                        "model.shop.a",
                        "success",
                        Duration.ofMillis(1250),
                        Optional.of(Instant.parse("2026-01-15T09:00:01.5Z")),
                        Optional.of("dev.a"),
                        Optional.of("OK"),
                        Optional.empty()));
    }

    @Test
    void a_skipped_node_was_never_done() throws IOException {
        Path file = file(
                "{" + METADATA.formatted("run-results/v4")
                        + ", 'results': [{'unique_id': 'model.shop.a', 'status': 'skipped', 'timing': [], 'message': null, 'execution_time': 0}]}");

        assertThat(new RunResultsReader(Role.BRANCH).read(file).orElseThrow().results())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.completedAt()).isEmpty();
                    assertThat(result.message()).isEmpty();
                    assertThat(result.succeeded()).isFalse();
                });
    }

    @Test
    void long_messages_are_cut() throws IOException {
        Path file = file("{" + METADATA.formatted("run-results/v6")
                + ", 'results': [{'unique_id': 'a', 'status': 'error', 'message': '" + "x".repeat(2000) + "'}]}");

        assertThat(new RunResultsReader(Role.BRANCH)
                        .read(file)
                        .orElseThrow()
                        .results()
                        .get(0)
                        .message())
                .hasValueSatisfying(message -> assertThat(message).hasSize(500));
    }

    @Test
    void results_that_are_not_there_are_no_problem_but_broken_ones_are() throws IOException {
        assertThat(new RunResultsReader(Role.STATE).read(folder.resolve("none.json")))
                .isEmpty();
        assertThat(new SourcesReader(Role.STATE).read(folder.resolve("none.json")))
                .isEmpty();

        Path broken = file("{'results': [");
        assertThat(catchThrowableOfType(Stop.class, () -> new RunResultsReader(Role.STATE).read(broken))
                        .problem()
                        .code())
                .isEqualTo("state-run-results-truncated");
        assertThat(catchThrowableOfType(Stop.class, () -> new SourcesReader(Role.BRANCH).read(broken))
                        .problem()
                        .code())
                .isEqualTo("project-sources-truncated");
    }

    @Test
    void freshness_tells_the_newest_row_and_leaves_it_out_where_the_query_failed() throws IOException {
        Path file = file("{" + METADATA.formatted("sources/v3") + ", 'results': ["
                + "{'unique_id': 'source.shop.raw.a', 'status': 'warn', 'max_loaded_at': '2026-01-14T00:00:00+00:00'},"
                + "{'unique_id': 'source.shop.raw.b', 'status': 'runtime error', 'error': 'no such table'}]}");

        SourceFreshness freshness = new SourcesReader(Role.STATE).read(file).orElseThrow();

        assertThat(freshness.sources())
                .containsExactly(
                        new SourceFreshness.Source(
                                "source.shop.raw.a", "warn", Optional.of(Instant.parse("2026-01-14T00:00:00Z"))),
                        new SourceFreshness.Source("source.shop.raw.b", "runtime error", Optional.empty()));
    }
}
