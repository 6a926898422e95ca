package io.devenv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.results.RunResults;
import io.devenv.core.results.RunResults.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTimesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void the_median_of_what_there_is_says_how_many_and_how_old() {
        RunTimes times = new RunTimes(List.of(
                results("build", result("success", 3000, NOON)),
                results("run", result("success", 1000, NOON.plusSeconds(60)))));

        assertThat(times.of("model.shop.a"))
                .contains(new Measured(Duration.ofSeconds(2), 2, Optional.of(NOON.plusSeconds(60))));
    }

    @Test
    void compiling_building_nothing_and_failing_are_no_measurements() {
        RunTimes times = new RunTimes(List.of(
                results("compile", result("success", 3000, NOON)), results("run", result("error", 1000, NOON))));

        assertThat(times.of("model.shop.a")).isEmpty();
    }

    private static RunResults results(String command, Result result) {
        return new RunResults(Optional.of(command), Optional.of(NOON), List.of(result));
    }

    private static Result result(String status, long millis, Instant at) {
        return new Result(
                "model.shop.a",
                status,
                Duration.ofMillis(millis),
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
