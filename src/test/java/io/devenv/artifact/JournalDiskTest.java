package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the journal is on disk when. */
class JournalDiskTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final Change RENAME =
            Change.rename(DEV.relation("t"), RelationKind.TABLE, DEV.relation("away"), "a reason");
    private static final Change DROP =
            Change.drop(DEV.relation("v"), RelationKind.VIEW, Optional.of("create view v as select 1"), "another");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final JournaledRun RUN = JournaledRun.beginning("r1", AT, "clean --yes", "dev", "duckdb wh.duckdb");

    @TempDir
    private Path folder;

    /** However much fits: all of the lines of one call stand there, or none. */
    @Test
    void on_a_full_disk_nothing_is_announced_by_halves() throws IOException {
        write();
        long size = Files.size(file());
        for (int room = 0; room < 400; room += 13) {
            try (Journal journal = FaultyJournal.onDiskOf(size + room, folder)) {
                assertThatThrownBy(() -> journal.intend("r1", 3, List.of(RENAME, DROP)))
                        .isInstanceOf(Stop.class)
                        .hasMessageContaining("journal-unwritable");
            }
            assertThat(Files.size(file())).isEqualTo(size);
            assertThat(Journal.runs(folder).get(0).entries()).hasSize(2);
        }
    }

    /** Notes are forced together, announcements at once. */
    @Test
    void notes_are_in_the_file_at_once_and_on_disk_in_groups() throws IOException {
        List<Long> forced = new ArrayList<>();
        FaultyJournal.Steps steps = new FaultyJournal.Steps() {
            @Override
            public void next() {}

            @Override
            public void forced(long bytes) {
                forced.add(bytes);
            }
        };
        try (Journal journal = FaultyJournal.watched(folder, steps)) {
            journal.begin(RUN);
            journal.intend("r1", 1, List.of(RENAME));
            assertThat(forced).hasSize(2).last().isEqualTo(Files.size(file()));

            for (int i = 1; i < 100; i++) journal.note("r1", 1, Outcome.MADE, AT);
            assertThat(Files.readAllLines(file())).hasSize(101);
            assertThat(forced).hasSize(2);
            journal.note("r1", 1, Outcome.MADE, AT);
            assertThat(forced).hasSize(3);
            journal.settle();
            assertThat(forced).hasSize(3);
            journal.note("r1", 1, Outcome.UNDONE, AT);
            journal.settle();
            assertThat(forced).hasSize(4).last().isEqualTo(Files.size(file()));
        }
    }

    private void write() {
        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            journal.begin(RUN);
            journal.intend("r1", 1, List.of(RENAME, DROP));
        }
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }
}
