package io.devenv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cost.Rebuild.Source;
import io.devenv.core.results.RunResults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebuildTimesTest {
    private static final RunResults OWN = results("run", result("a", "success", 3), result("b", "error", 9));
    private static final RunResults STATE =
            results("build", result("a", "success", 130), result("b", "success", 60), result("c", "skipped", 0));

    @Test
    void the_developers_own_run_counts_before_the_states() {
        RebuildTimes times = new RebuildTimes(Optional.of(OWN), Optional.of(STATE));

        assertThat(times.of("a")).contains(new Rebuild(Duration.ofSeconds(3), Source.OWN_RUN));
        assertThat(times.of("b")).contains(new Rebuild(Duration.ofSeconds(60), Source.STATE_RUN));
    }

    @Test
    void what_nobody_has_built_is_unknown_and_never_nothing() {
        RebuildTimes times = new RebuildTimes(Optional.of(OWN), Optional.of(STATE));

        assertThat(times.of("c")).isEmpty();
        assertThat(times.of("d")).isEmpty();
        assertThat(new RebuildTimes(Optional.empty(), Optional.empty()).of("a")).isEmpty();
    }

    @Test
    void compiling_measures_no_build() {
        RunResults compiled = results("compile", result("a", "success", 1));

        assertThat(new RebuildTimes(Optional.of(compiled), Optional.empty()).of("a"))
                .isEmpty();
        assertThat(new RebuildTimes(Optional.of(compiled), Optional.of(STATE)).of("a"))
                .contains(new Rebuild(Duration.ofSeconds(130), Source.STATE_RUN));
    }

    @Test
    void every_number_has_a_word_for_where_it_comes_from() {
        assertThat(Source.OWN_RUN.provenance()).isEqualTo("measured");
        assertThat(Source.STATE_RUN.provenance()).isEqualTo("measured in the state");
    }

    private static RunResults results(String command, RunResults.Result... results) {
        return new RunResults(Optional.of(command), Optional.empty(), List.of(results));
    }

    private static RunResults.Result result(String node, String status, int seconds) {
        return new RunResults.Result(
                node,
                status,
                Duration.ofSeconds(seconds),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
