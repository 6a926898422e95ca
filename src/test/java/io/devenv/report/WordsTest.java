package io.devenv.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.report.Columns.Cell;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest(name = "{0} is {1} ago")
    @CsvSource({
        "PT-5M,   less than a minute", // a clock that runs ahead
        "PT59S,   less than a minute",
        "PT1M,    1 min",
        "PT59M,   59 min",
        "PT6H,    6 h",
        "PT47H,   47 h",
        "P2D,     2 days",
        "P23D,    23 days",
    })
    void ages_are_told_in_words(Duration age, String words) {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");

        assertThat(new Ages(now).since(now.minus(age))).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource({"PT0.034S, 0.03 s", "PT1.25S, 1.3 s", "PT75S, 75 s", "PT185S, 3 min 5 s"})
    void times_are_as_exact_as_they_are_long(Duration time, String words) {
        assertThat(Ages.seconds(time)).isEqualTo(words);
    }

    @Test
    void columns_line_up_numbers_to_the_right_and_nothing_trails() {
        Columns columns = new Columns("  ")
                .row(Cell.of("a"), Cell.number("7"), Cell.of("last"))
                .row(Cell.of("longer"), Cell.number("12"), Cell.of(""));

        assertThat(columns.lines(Style.PLAIN)).containsExactly("  a        7  last", "  longer  12");
    }

    @Test
    void a_problem_says_what_where_why_and_what_next() {
        Problem problem = Problem.of(Fault.PROJECT, "project-odd", "it is odd")
                .at(Place.line("dbt_project.yml", 3).key("name"))
                .because("dbt says so")
                .next("change it");

        assertThat(ProblemText.of(problem, Style.PLAIN)).isEqualTo("""
                error: it is odd
                  at dbt_project.yml:3 (name)
                  dbt says so
                  → change it      [project-odd]""");
    }

    @Test
    void a_place_that_the_message_names_already_is_not_told_twice() {
        Problem problem =
                Problem.of(Fault.PROJECT, "project-odd", "nothing at a/b.json").at(Place.file("a/b.json"));

        assertThat(ProblemText.of(problem, Style.PLAIN)).isEqualTo("error: nothing at a/b.json\n  [project-odd]");
    }
}
