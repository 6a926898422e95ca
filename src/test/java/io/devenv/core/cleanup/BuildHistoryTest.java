package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.Built.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildHistoryTest {
    private static final RelationName CHILD = Shop.DEV.relation("child");
    private static final RelationName PARENT = Shop.DEV.relation("parent");

    private final List<Built> records = new ArrayList<>();

    @ParameterizedTest(name = "child {0}, parent {1}: known to be before it {2}")
    @CsvSource(textBlock = """
            LOG 1              , LOG 2              , true
            LOG 2              , LOG 1              , false
            LOG - 01:00        , LOG - 02:00        , true
            LOG - 02:00        , LOG - 01:00        , false
            LOG - 01:00        , LOG - 01:00        , false
            LOG 2 01:00        , LOG 1 02:00        , false
            LOG 1 01:00        , LOG - 02:00        , true
            LOG -              , LOG -              , false
            LOG 1              , RUN_RESULTS - 02:00, false
            LOG 1 01:00        , RUN_RESULTS - 02:00, true
            RUN_RESULTS - 01:00, RUN_RESULTS -      , false
            """)
    void what_was_built_before_what_is_known_by_one_log_or_by_two_times(String child, String parent, boolean known) {
        record(CHILD, child);
        record(PARENT, parent);
        assertThat(history(CHILD).isKnownBefore(history(PARENT))).isEqualTo(known);
    }

    @ParameterizedTest(name = "{0}, {1}: built at {2}")
    @CsvSource(textBlock = """
            LOG 1 01:00, RUN_RESULTS - 02:00, 02:00
            LOG 1 02:00, RUN_RESULTS - 01:00, 02:00
            LOG 1      , RUN_RESULTS - 01:00, 01:00
            LOG 1 01:00, RUN_RESULTS -      , 01:00
            LOG 1 02:00, LOG 2 01:00        , 01:00
            """)
    void it_is_as_old_as_the_last_that_the_newest_records_tell(String one, String other, String expected) {
        record(CHILD, one);
        record(CHILD, other);
        assertThat(history(CHILD).builtAt()).contains(time(expected));
    }

    @Test
    void of_two_records_in_one_place_the_later_one_counts() {
        record(CHILD, "LOG 1 01:00");
        record(CHILD, "LOG 1 02:00");
        assertThat(history(CHILD).newest()).extracting(Built::at).containsExactly(Optional.of(time("02:00")));
    }

    @Test
    void the_log_says_best_for_which_node_it_was_built() {
        records.add(Recorded.table("child", "model.shop.of_results", Source.RUN_RESULTS));
        records.add(Recorded.table("child", "model.shop.of_log", Source.LOG));
        assertThat(history(CHILD).node()).contains("model.shop.of_log");
    }

    @Test
    void run_results_say_it_where_no_log_does() {
        records.add(Recorded.table("child", "model.shop.of_results", Source.RUN_RESULTS));
        assertThat(history(CHILD).node()).contains("model.shop.of_results");
    }

    private BuildHistory history(RelationName name) {
        return new Records(records, Shop.RULES).of(name);
    }

    /** Source, number in its order or {@code -}, and time of day if it has one. */
    private void record(RelationName name, String written) {
        String[] parts = written.split(" ");
        records.add(new Built(
                name,
                Optional.of(RelationKind.TABLE),
                Optional.empty(),
                parts.length > 2 ? Optional.of(time(parts[2])) : Optional.empty(),
                Optional.empty(),
                Source.valueOf(parts[0]),
                parts[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1]))));
    }

    private static Instant time(String ofDay) {
        return Instant.parse("2026-05-01T" + ofDay + ":00Z");
    }
}
