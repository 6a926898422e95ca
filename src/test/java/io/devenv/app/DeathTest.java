package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.app.FaultyWarehouse.Death;
import io.devenv.app.FaultyWarehouse.Died;
import io.devenv.app.FaultyWarehouse.Moment;
import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Undone;
import io.devenv.fixture.ExampleShop;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.stories.DatabaseContents;
import io.devenv.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A clean that dies between any two steps, and an undo by a process that knows nothing but the journal and the warehouse. */
class DeathTest {
    @TempDir
    Path home;

    private final Clock clock = Clock.systemUTC();
    private Path shop = Path.of("");
    private Environment environment = new Environment(Map.of(), shop, shop, "alice");
    private Map<String, String> before = Map.of();

    @BeforeEach
    void set_up() throws SQLException {
        shop = ExampleShop.in(home, clock).folder();
        environment = new Environment(Map.of(), shop, home, "alice");
        before = contents();
    }

    @TestFactory
    Stream<DynamicTest> undo_restores_what_a_clean_has_changed_that_died() {
        return Stream.of(CleanOptions.DEFAULT, CleanOptions.DEFAULT.replacing())
                .flatMap(options -> deaths(options)
                        .map(death -> DynamicTest.dynamicTest(options.leftovers() + " " + death, () -> {
                            assertThatThrownBy(() -> clean(options, death)).isInstanceOf(Died.class);
                            assertThat(undo().complete()).isTrue();
                            assertThat(contents()).isEqualTo(before);
                        })));
    }

    /** However much of what became of the changes is lost, down to the middle of a line: what the warehouse shows is enough. */
    @TestFactory
    Stream<DynamicTest> undo_restores_what_a_clean_has_changed_whose_notes_are_lost() {
        return Stream.of(0, 1, 2, 5, 10)
                .map(kept -> DynamicTest.dynamicTest(kept + " notes kept", () -> {
                    clean(CleanOptions.DEFAULT, new Death(-1, Moment.BEFORE_THE_NOTE));
                    assertThat(contents()).isNotEqualTo(before);
                    loseNotes(kept);
                    assertThat(undo().complete()).isTrue();
                    assertThat(contents()).isEqualTo(before);
                }));
    }

    private Stream<Death> deaths(CleanOptions options) {
        int batches = cleanup(options).preview().all().size();
        assertThat(batches).isGreaterThan(10);
        return Stream.iterate(0, i -> i < batches, i -> i + 1)
                .flatMap(i -> Stream.of(Moment.values()).map(moment -> new Death(i, moment)));
    }

    private CleanSchema cleanup(CleanOptions options) {
        CleanRequest request = new CleanRequest(options, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(environment, GivenFlags.NONE, request, clock);
    }

    private void clean(CleanOptions options, Death death) {
        Cleaning cleaning = cleanup(options).preview();
        Workspace workspace = Workspace.open(environment, GivenFlags.NONE, Optional.empty(), clock);
        JournaledRun run = JournaledRun.beginning(
                cleaning.run(),
                clock.instant(),
                "clean --yes",
                workspace.target().name(),
                workspace.adapter().describe(workspace.target()));
        try (Journal journal = Journal.open(workspace.home().directory());
                Warehouse warehouse =
                        new FaultyWarehouse(workspace.adapter().openToChange(workspace.target()), death)) {
            new Execution(journal, warehouse, cleaning.dependencies(), clock).make(run, cleaning.all());
        }
    }

    private Undone undo() {
        return UndoRun.undo(environment, GivenFlags.NONE, Optional.empty(), clock);
    }

    private void loseNotes(int kept) throws IOException {
        Path journal = Workspace.open(environment, GivenFlags.NONE, Optional.empty(), clock)
                .home()
                .directory()
                .resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        int last = lines.size() - 1;
        while (!lines.get(last).contains("\"intent\"")) last--;
        String half = lines.get(last + 1 + kept).substring(0, 20);
        Files.writeString(journal, String.join("\n", lines.subList(0, last + 1 + kept)) + "\n" + half);
    }

    private Map<String, String> contents() throws SQLException {
        return DatabaseContents.of(shop.resolve("shop.duckdb"));
    }
}
