package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.artifact.FaultyJournal;
import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full and warehouses that are gone. */
class ExecutionFaultsTest {
    private static final SchemaName DEV = SmallDatabase.DEV;
    private static final JournaledRun RUN =
            JournaledRun.beginning("r1", Instant.EPOCH, "clean --yes", "dev", "duckdb wh.duckdb");
    private static final List<Batch> BATCHES = List.of(
            drop(DEV.relation("middle"), Optional.of("CREATE VIEW dev.middle AS SELECT * FROM dev.bottom;")),
            drop(DEV.relation("other"), Optional.empty()));

    @TempDir
    private Path folder;

    private SmallDatabase wh = new SmallDatabase(Path.of(""));

    @BeforeEach
    void makeDatabase() {
        wh = new SmallDatabase(folder).make();
    }

    /** Whether the last change was made nobody can say: undo has to ask the warehouse. */
    @Test
    void what_is_in_doubt_is_not_noted_as_failed() {
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open(changes -> {
                    throw Problem.of(Fault.WAREHOUSE, Warehouse.CONNECTION_LOST, "gone")
                            .stop();
                })) {
            Done done = execution(journal, warehouse).make(RUN, BATCHES);

            assertThat(done.made()).isEmpty();
            assertThat(done.failures())
                    .extracting(failure -> failure.why().code())
                    .containsExactly(Warehouse.CONNECTION_LOST, Warehouse.CONNECTION_LOST);
            assertThat(done.unnoted()).isPresent();
        }
        assertThat(outcomes()).containsExactly(Outcome.INTENDED, Outcome.INTENDED);
    }

    /** It may be made: a second try would fail for another reason than the first, and tell of that. */
    @Test
    void what_is_in_doubt_is_not_tried_again_one_by_one() {
        List<Integer> tried = new ArrayList<>();
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open(changes -> {
                    tried.add(changes.size());
                    throw Problem.of(Fault.WAREHOUSE, Warehouse.CONNECTION_LOST, "gone " + tried.size())
                            .stop();
                })) {
            Done done = new Execution(
                            journal,
                            warehouse,
                            new ChangeRules(2, ChangeRules.Writers.MANY),
                            Dependencies.NONE,
                            Clock.systemUTC(),
                            Progress.NONE)
                    .make(RUN, BATCHES);

            assertThat(done.unnoted().map(Problem::message)).contains("gone 1");
            assertThat(done.failures())
                    .extracting(failure -> failure.why().message())
                    .containsExactly("gone 1", "gone 1");
        }
        assertThat(tried).containsExactly(2);
        assertThat(outcomes()).containsExactly(Outcome.INTENDED, Outcome.INTENDED);
    }

    @Test
    void on_a_full_disk_nothing_is_changed_that_could_not_be_announced() {
        for (long room = 0; room < 400; room += 50) {
            try (Journal journal = FaultyJournal.onDiskOf(room, folder.resolve("home"));
                    Warehouse warehouse = wh.open()) {
                assertThatThrownBy(() -> execution(journal, warehouse).make(RUN, BATCHES))
                        .isInstanceOf(Stop.class)
                        .hasMessageContaining("journal-unwritable");
            }
            assertThat(wh.lying()).containsExactly("bottom", "middle", "other");
            assertThat(folder.resolve("home/journal.jsonl").toFile().delete()).isTrue();
        }
    }

    /** A disk that is full, say: what was made is told, nothing more is begun, and undo can find out. */
    @Test
    void once_the_journal_cannot_be_written_no_more_is_changed() {
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open(changes -> journal.close())) {
            Done done = execution(journal, warehouse).make(RUN, BATCHES);

            assertThat(done.made()).extracting(Batch::about).containsExactly(DEV.relation("middle"));
            assertThat(done.failures())
                    .extracting(failure -> failure.why().code())
                    .containsExactly("journal-unwritable");
            assertThat(done.unnoted()).isPresent();
            assertThat(done.complete()).isFalse();
        }
        assertThat(outcomes()).containsExactly(Outcome.INTENDED, Outcome.INTENDED);
        assertThat(wh.lying()).containsExactly("bottom", "other");
    }

    private static Execution execution(Journal journal, Warehouse warehouse) {
        return new Execution(
                journal, warehouse, ChangeRules.ONE_BY_ONE, Dependencies.NONE, Clock.systemUTC(), Progress.NONE);
    }

    private static Batch drop(RelationName name, Optional<String> view) {
        RelationKind kind = view.isPresent() ? RelationKind.VIEW : RelationKind.TABLE;
        return new Batch(name, List.of(Change.drop(name, kind, view, "test")));
    }

    private List<Outcome> outcomes() {
        return Journal.runs(folder.resolve("home")).get(0).entries().stream()
                .map(JournaledRun.Entry::outcome)
                .toList();
    }
}
