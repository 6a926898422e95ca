package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {
    private static final SchemaName DEV = SmallDatabase.DEV;
    private static final JournaledRun RUN =
            JournaledRun.beginning("r1", Instant.EPOCH, "clean --yes", "dev", "duckdb wh.duckdb");
    /** top reads middle, middle reads bottom; nothing reads other. */
    private static final Dependencies CHAIN = new Dependencies(Map.of(
            DEV.relation("top"), Set.of(DEV.relation("middle")),
            DEV.relation("middle"), Set.of(DEV.relation("bottom"))));

    @TempDir
    private Path folder;

    private SmallDatabase wh = new SmallDatabase(Path.of(""));

    @BeforeEach
    void makeDatabase() {
        wh = new SmallDatabase(folder).make();
    }

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 2, 100})
    void what_a_failed_relation_needs_stays_however_far_below(int atOnce) {
        Done done = make(batches("top", "middle", "bottom", "other"), atOnce);

        assertThat(done.made()).extracting(batch -> batch.about().identifier()).containsExactly("other");
        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().identifier() + " "
                        + failure.why().code())
                .containsExactly("top duckdb-change-refused", "middle change-held", "bottom change-held");
        assertThat(done.complete()).isFalse();
        assertThat(outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.MADE);
        assertThat(wh.lying()).containsExactly("bottom", "middle");
    }

    @Test
    void every_intent_is_in_the_journal_before_the_first_change_is_made() {
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse =
                        wh.open(changes -> assertThat(journal.runs().get(0).entries())
                                .hasSize(2)
                                .anyMatch(entry -> entry.outcome() == Outcome.INTENDED))) {
            Done done = new Execution(
                            journal, warehouse, ChangeRules.ONE_BY_ONE, CHAIN, Clock.systemUTC(), Progress.NONE)
                    .make(RUN, batches("middle", "other"));

            assertThat(done.complete()).isTrue();
        }
        assertThat(outcomes()).containsExactly(Outcome.MADE, Outcome.MADE);
    }

    @Test
    void batches_share_a_transaction_as_far_as_the_warehouse_allows() {
        List<Integer> sizes = new ArrayList<>();
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open(changes -> sizes.add(changes.size()))) {
            Done done = execution(journal, warehouse, 2).make(RUN, batches("middle", "bottom", "other"));

            assertThat(done.complete()).isTrue();
        }
        assertThat(sizes).containsExactly(2, 1);
        assertThat(outcomes()).containsExactly(Outcome.MADE, Outcome.MADE, Outcome.MADE);
    }

    /** Nobody knows what else that means for it, and the warehouse is not asked. */
    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 10})
    void a_schema_is_not_dropped_once_something_in_it_could_not_be_changed(int atOnce) {
        Batch schema = Batch.of(Change.dropSchema(DEV, Optional.empty(), "test"));
        List<Batch> all = new ArrayList<>(batches("top", "middle", "bottom", "other"));
        all.add(schema);

        Done done = make(all, atOnce);

        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().identifier())
                .containsExactly("top", "middle", "bottom", "");
        assertThat(done.failures().get(3).why().code()).isEqualTo("change-held");
        assertThat(done.failures().get(3).why().message())
                .isEqualTo("dev.bottom lies in it, and that could not be changed");
        assertThat(outcomes()).endsWith(Outcome.MADE, Outcome.FAILED);
    }

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 10})
    void a_schema_goes_with_the_last_of_what_lay_in_it(int atOnce) {
        List<Batch> all = new ArrayList<>(batches("middle", "bottom", "other"));
        all.add(Batch.of(Change.dropSchema(DEV, Optional.empty(), "test")));

        assertThat(make(all, atOnce).failures()).isEmpty();

        assertThat(wh.lying()).isEmpty();
        assertThat(outcomes()).hasSize(4).containsOnly(Outcome.MADE);
    }

    @Test
    void a_run_is_not_mixed_with_an_earlier_one_of_the_same_id() {
        make(batches("middle"));

        assertThatThrownBy(() -> make(batches("other")))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("run-id-taken");

        assertThat(wh.lying()).containsExactly("bottom", "other");
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
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open()) {
            Done done = new Execution(
                            journal, warehouse, ChangeRules.ONE_BY_ONE, CHAIN, Clock.systemUTC(), Progress.NONE)
                    .make(RUN, batches);
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
        return make(batches, 1);
    }

    private Done make(List<Batch> batches, int atOnce) {
        try (Journal journal = Journal.open(folder.resolve("home"), InProcess.HOLDER);
                Warehouse warehouse = wh.open()) {
            return execution(journal, warehouse, atOnce).make(RUN, batches);
        }
    }

    private static Execution execution(Journal journal, Warehouse warehouse, int atOnce) {
        ChangeRules rules = new ChangeRules(atOnce, ChangeRules.Writers.ONE);
        return new Execution(journal, warehouse, rules, CHAIN, Clock.systemUTC(), Progress.NONE);
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
}
