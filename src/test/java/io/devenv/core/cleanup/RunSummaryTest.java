package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.RunSummary.Deed;
import io.devenv.core.cleanup.RunSummary.Undo;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSummaryTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest(name = "{0} {1}: {2}, undo {3}")
    @CsvSource(delimiter = '|', textBlock = """
            aside        | MADE     | SET_ASIDE | UNTIL
            aside        | INTENDED | SET_ASIDE | UNTIL
            aside        | LEFT     | SET_ASIDE | UNTIL
            aside        | PURGED   | SET_ASIDE | NEVER
            aside        | UNDONE   | SET_ASIDE | TAKEN_BACK
            drop view    | MADE     | DROPPED   | ANY_TIME
            drop view    | UNDONE   | DROPPED   | TAKEN_BACK
            drop table   | MADE     | DROPPED   | NEVER
            free         | MADE     | FREED     | NEVER
            rename       | MADE     | RENAMED   | ANY_TIME
            replace      | MADE     | REPLACED  | UNTIL
            drop schema  | MADE     | SCHEMA_DROPPED | ANY_TIME
            make schema  | MADE     | SCHEMA_MADE    | ANY_TIME
            """)
    void one_relation_in_brief(String change, Outcome outcome, Deed deed, Undo undo) {
        RunSummary summary = summary(entries(change, outcome));

        assertThat(summary.done()).isEqualTo(Map.of(deed, 1));
        assertThat(summary.undo()).isEqualTo(undo);
        assertThat(summary.until()).isEqualTo(undo == Undo.UNTIL ? Optional.of(AT.plus(WEEK)) : Optional.empty());
        assertThat(summary.unsure()).isEqualTo(outcome == Outcome.INTENDED ? 1 : 0);
        assertThat(summary.takenBack()).isEqualTo(outcome == Outcome.UNDONE ? 1 : 0);
        assertThat(summary.refused()).isZero();
    }

    @Test
    void what_was_refused_counts_as_nothing_else() {
        RunSummary summary = summary(entries("replace", Outcome.FAILED));

        assertThat(summary.done()).isEmpty();
        assertThat(summary.refused()).isOne();
        assertThat(summary.undo()).isEqualTo(Undo.NOTHING_TO_UNDO);
    }

    @Test
    void the_shortest_lived_part_decides_until_when_a_run_can_be_taken_back() {
        List<Entry> all = new ArrayList<>(entries("drop view", Outcome.MADE));
        all.addAll(entries("aside", Outcome.MADE));
        all.addAll(entries("drop table", Outcome.UNDONE));

        RunSummary summary = summary(all);

        assertThat(summary.undo()).isEqualTo(Undo.UNTIL);
        assertThat(summary.done()).isEqualTo(Map.of(Deed.SET_ASIDE, 1, Deed.DROPPED, 2));
        assertThat(summary.takenBack()).isOne();
    }

    private static RunSummary summary(List<Entry> entries) {
        return RunSummary.of(new JournaledRun("r1", AT, "clean --yes", "dev", "duckdb wh.duckdb", entries, 0));
    }

    private static List<Entry> entries(String words, Outcome outcome) {
        RelationName name = DEV.relation(words.replace(' ', '_'));
        RelationName trash = DEV.relation(new TrashName("r1", 1).identifier());
        Change aside = Change.rename(name, RelationKind.TABLE, trash, "test");
        List<Change> changes = switch (words) {
            case "aside" -> List.of(aside);
            case "drop view" ->
                List.of(Change.drop(name, RelationKind.VIEW, Optional.of("create view x as select 1"), "test"));
            case "drop table" -> List.of(Change.drop(name, RelationKind.TABLE, Optional.empty(), "test"));
            case "free" -> List.of(Change.drop(trash, RelationKind.TABLE, Optional.empty(), "test"));
            case "rename" -> List.of(Change.rename(name, RelationKind.TABLE, DEV.relation("other"), "test"));
            case "drop schema" -> List.of(Change.dropSchema(DEV, Optional.empty(), "test"));
            case "make schema" -> List.of(Change.createSchema(DEV, Optional.empty(), "test"));
            case "replace" -> List.of(aside, Change.viewOf(name, DEV.relation("prod"), "test"));
            default -> throw new IllegalArgumentException(words);
        };
        List<Entry> entries = new ArrayList<>();
        changes.forEach(change -> entries.add(new Entry(entries.size() + 1, change, outcome)));
        return entries;
    }
}
