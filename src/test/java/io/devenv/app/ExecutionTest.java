package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.document.Fields;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final JournaledRun RUN =
            JournaledRun.beginning("r1", Instant.EPOCH, "clean --yes", "dev", "duckdb wh.duckdb");
    /** top reads middle, middle reads bottom; nothing reads other. */
    private static final Dependencies CHAIN = new Dependencies(Map.of(
            DEV.relation("top"), Set.of(DEV.relation("middle")),
            DEV.relation("middle"), Set.of(DEV.relation("bottom"))));

    @TempDir
    private Path folder;

    @BeforeEach
    void makeDatabase() {
        Warehouses.embedded()
                .make(
                        folder.resolve("wh.duckdb"),
                        List.of(
                                "create schema dev",
                                "create table dev.bottom as select 1 as id",
                                "create view dev.middle as select * from dev.bottom",
                                "create table dev.other as select 1 as id"));
    }

    @Test
    void what_a_failed_relation_needs_stays_however_far_below() {
        Done done = make(batches("top", "middle", "bottom", "other"));

        assertThat(done.made()).extracting(batch -> batch.about().identifier()).containsExactly("other");
        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().identifier() + " "
                        + failure.why().code())
                .containsExactly("top duckdb-change-refused", "middle change-held", "bottom change-held");
        assertThat(done.complete()).isFalse();
        assertThat(outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.MADE);
        assertThat(lying()).containsExactly("bottom", "middle");
    }

    @Test
    void every_intent_is_in_the_journal_before_the_first_change_is_made() {
        try (Journal journal = Journal.open(folder.resolve("home"));
                Warehouse warehouse =
                        open(() -> assertThat(journal.runs().get(0).entries())
                                .hasSize(2)
                                .anyMatch(entry -> entry.outcome() == Outcome.INTENDED))) {
            Done done =
                    new Execution(journal, warehouse, CHAIN, Clock.systemUTC()).make(RUN, batches("middle", "other"));

            assertThat(done.complete()).isTrue();
        }
        assertThat(outcomes()).containsExactly(Outcome.MADE, Outcome.MADE);
    }

    /** A disk that is full, say: what was made is told, nothing more is begun, and undo can find out. */
    @Test
    void once_the_journal_cannot_be_written_no_more_is_changed() {
        try (Journal journal = Journal.open(folder.resolve("home"));
                Warehouse warehouse = open(journal::close)) {
            Done done =
                    new Execution(journal, warehouse, CHAIN, Clock.systemUTC()).make(RUN, batches("middle", "other"));

            assertThat(done.made()).extracting(Batch::about).containsExactly(DEV.relation("middle"));
            assertThat(done.failures())
                    .extracting(failure -> failure.why().code())
                    .containsExactly("journal-unwritable");
            assertThat(done.unnoted()).isPresent();
            assertThat(done.complete()).isFalse();
        }
        assertThat(outcomes()).containsExactly(Outcome.INTENDED, Outcome.INTENDED);
        assertThat(lying()).containsExactly("bottom", "other");
    }

    /** Whether the server made the change before the connection broke, only the server can tell. */
    @Test
    void what_came_of_a_change_whose_connection_broke_is_left_for_undo_to_find_out() {
        Runnable breaks = () -> {
            throw Problem.of(Fault.WAREHOUSE, Warehouse.CONNECTION_LOST, "gone").stop();
        };
        try (Journal journal = Journal.open(folder.resolve("home"));
                Warehouse warehouse = open(breaks)) {
            Done done =
                    new Execution(journal, warehouse, CHAIN, Clock.systemUTC()).make(RUN, batches("middle", "other"));

            assertThat(done.made()).isEmpty();
            assertThat(done.failures())
                    .extracting(failure -> failure.why().code())
                    .containsExactly(Warehouse.CONNECTION_LOST, Warehouse.CONNECTION_LOST);
            assertThat(done.unnoted()).isPresent();
        }
        assertThat(outcomes()).containsExactly(Outcome.INTENDED, Outcome.INTENDED);
    }

    @Test
    void a_run_is_not_mixed_with_an_earlier_one_of_the_same_id() {
        make(batches("middle"));

        assertThatThrownBy(() -> make(batches("other")))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("run-id-taken");

        assertThat(lying()).containsExactly("bottom", "other");
        assertThat(outcomes()).containsExactly(Outcome.MADE);
    }

    /** DuckDB has no transaction over two files; each batch is about one of them. */
    @Test
    void changes_in_two_databases_are_taken_back_in_both() {
        SchemaName there = new SchemaName("other", "dev");
        Warehouses.embedded()
                .make(
                        folder.resolve("other.duckdb"),
                        List.of("create schema dev", "create table dev.t as select 1 as id"));
        List<Batch> batches = List.of(rename(there.relation("t")), drop("middle"), rename(DEV.relation("bottom")));
        try (Journal journal = Journal.open(folder.resolve("home"));
                Warehouse warehouse = open(() -> {})) {
            Done done = new Execution(journal, warehouse, CHAIN, Clock.systemUTC()).make(RUN, batches);
            assertThat(done.complete()).isTrue();
            assertThat(names(warehouse, there)).containsExactly(there.relation("__devenv_trash_r1_1"));

            for (UndoPlan.Step step : UndoPlan.of(journal.runs().get(0), warehouse.list(Set.of(DEV, there)))) {
                warehouse.make(List.of(step.change().orElseThrow()));
            }

            assertThat(names(warehouse, there)).containsExactly(there.relation("t"));
            assertThat(names(warehouse, DEV)).contains(DEV.relation("bottom"), DEV.relation("middle"));
        }
    }

    private static List<RelationName> names(Warehouse warehouse, SchemaName schema) {
        return warehouse.list(Set.of(schema)).relations().stream()
                .map(relation -> relation.name())
                .toList();
    }

    private static Batch rename(RelationName table) {
        RelationName aside = table.withIdentifier("__devenv_trash_r1_1");
        return new Batch(table, List.of(Change.rename(table, RelationKind.TABLE, aside, "test")));
    }

    private Done make(List<Batch> batches) {
        try (Journal journal = Journal.open(folder.resolve("home"));
                Warehouse warehouse = open(() -> {})) {
            return new Execution(journal, warehouse, CHAIN, Clock.systemUTC()).make(RUN, batches);
        }
    }

    /** A batch that drops each; `top` does not exist, so its fails. */
    private static List<Batch> batches(String... names) {
        return List.of(names).stream().map(ExecutionTest::drop).toList();
    }

    private static Batch drop(String name) {
        RelationKind kind = name.equals("middle") ? RelationKind.VIEW : RelationKind.TABLE;
        Optional<String> text = name.equals("middle")
                ? Optional.of("CREATE VIEW dev.middle AS SELECT * FROM dev.bottom;")
                : Optional.empty();
        RelationName relation = DEV.relation(name);
        return new Batch(relation, List.of(Change.drop(relation, kind, text, "test")));
    }

    private List<Outcome> outcomes() {
        return Journal.runs(folder.resolve("home")).get(0).entries().stream()
                .map(JournaledRun.Entry::outcome)
                .toList();
    }

    private List<String> lying() {
        try (Warehouse warehouse = Warehouses.adapter("duckdb").openToRead(target())) {
            return warehouse.list(Set.of(DEV)).relations().stream()
                    .map(relation -> relation.name().identifier())
                    .toList();
        }
    }

    private Target target() {
        Fields settings = new Fields(
                Map.of("type", "duckdb", "path", "wh.duckdb", "attach", List.of(Map.of("path", "other.duckdb"))));
        return new Target("shop", "dev", "duckdb", "dev", 1, folder.toString(), settings);
    }

    private Warehouse open(Runnable whenAsked) {
        return new Watched(Warehouses.adapter("duckdb").openToChange(target()), whenAsked);
    }

    /** The warehouse, and something that happens whenever it is asked to make changes. */
    private static final class Watched extends RelayingWarehouse {
        private final Runnable whenAsked;

        Watched(Warehouse real, Runnable whenAsked) {
            super(real);
            this.whenAsked = whenAsked;
        }

        @Override
        public void make(List<Change> changes) {
            whenAsked.run();
            real.make(changes);
        }
    }
}
