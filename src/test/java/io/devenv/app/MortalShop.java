package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.FaultyJournal;
import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Undone;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A project, cleaned by processes that may die at any step. */
final class MortalShop implements FaultyJournal.Steps {
    /** What goes down. */
    enum Crash {
        /** The system still writes what it was given. */
        OF_THE_PROCESS,
        /** Of the journal, only what was forced to disk is there afterwards. */
        OF_THE_MACHINE
    }

    /** No problem that anybody handles: everything stops here. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    /** How a process reaches the warehouse. */
    interface Way {
        Warehouse open(Workspace workspace, Set<SchemaName> schemas);
    }

    private final MortalDatabase database;
    private final Clock clock = Clock.systemUTC();
    private final Workspace workspace;
    private final KeptBytes earlier;
    private final int earlierRuns;
    private final Map<CleanOptions, Cleaning> cleanings = new HashMap<>();
    private int step;
    private int deadly = -1;
    private boolean dead;
    private long forced;

    MortalShop(MortalDatabase database) {
        this.database = database;
        this.workspace = Workspace.open(database.environment(), GivenFlags.NONE, Optional.empty(), clock);
        this.earlier = new KeptBytes(journal());
        this.earlierRuns = allRuns().size();
    }

    /** Everything as it was in the beginning. */
    void reset() {
        database.reset();
        earlier.putBack();
        deadly = -1;
        forced = earlier.size();
    }

    /** How many steps some work takes. */
    int stepsOf(Runnable work) {
        step = 0;
        work.run();
        return step;
    }

    /** Has some work die just before its step of this number, counted from 0. What is dead reaches nothing and nobody any more. */
    void dyingAt(int number, Crash crash, Runnable work) throws IOException {
        step = 0;
        deadly = number;
        try {
            work.run();
            throw new AssertionError("there was no step " + number);
        } catch (Throwable ended) {
            if (!dead) throw ended;
        } finally {
            deadly = -1;
            dead = false;
            if (crash == Crash.OF_THE_MACHINE) lose();
        }
    }

    private void lose() throws IOException {
        try (FileChannel file = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
            file.truncate(forced);
        }
    }

    @Override
    public synchronized void next() {
        dead |= step++ == deadly;
        if (dead) throw new Died();
    }

    @Override
    public void forced(long bytes) {
        forced = bytes;
    }

    void clean(CleanOptions options, ChangeRules rules) {
        clean(options, rules, (place, schemas) -> database.open(place, schemas, this), this);
    }

    /** Cleans by a process that lives on, whatever becomes of its way to the warehouse. */
    Done clean(CleanOptions options, ChangeRules rules, Way way, FaultyJournal.Steps steps) {
        return clean(options, rules, way, journalWatched(steps));
    }

    /**
     * Cleans with a journal on a disk that is full after so many bytes.
     *
     * @return whether the changes could be announced
     */
    boolean cleanOnDiskOf(long bytes, CleanOptions options, ChangeRules rules) {
        Path folder = journal().resolveSibling("");
        try {
            clean(options, rules, Workspace::openToChange, FaultyJournal.onDiskOf(bytes, folder));
            return true;
        } catch (Stop stop) {
            assertThat(stop.problem().code()).isEqualTo("journal-unwritable");
            return false;
        }
    }

    private Done clean(CleanOptions options, ChangeRules rules, Way way, Journal opened) {
        try (Journal journal = opened) {
            Cleaning cleaning =
                    cleanings.computeIfAbsent(options, chosen -> cleanup(chosen).preview());
            JournaledRun run = JournaledRun.beginning(
                    runs().isEmpty() ? cleaning.run() : RunId.next(clock),
                    clock.instant(),
                    "clean --yes",
                    workspace.target().name(),
                    workspace.adapter().describe(workspace.target()));
            try (Warehouse warehouse = way.open(workspace, SchemaLocks.of(cleaning.all()))) {
                return new Execution(journal, warehouse, rules, cleaning.dependencies(), clock, Progress.NONE)
                        .make(run, cleaning.all());
            }
        }
    }

    /** Undoes the newest run, step by step, as the command does. */
    void undo(ChangeRules rules) {
        requireTakenBack(undo(rules, (place, schemas) -> database.open(place, schemas, this), this));
    }

    /** But for what was due to be freed for good. */
    private static void requireTakenBack(Undone undone) {
        assertThat(undone.steps()).as(undone.toString()).allSatisfy(each -> {
            boolean freed = TrashName.of(
                            each.planned().entry().change().relation().identifier())
                    .isPresent();
            assertThat(each.refused()).isEmpty();
            assertThat(each.planned().answer()).isNotEqualTo(UndoPlan.Answer.IN_THE_WAY);
            assertThat(freed || each.planned().answer() != UndoPlan.Answer.GONE).isTrue();
        });
    }

    Undone undo(ChangeRules rules, Way way, FaultyJournal.Steps steps) {
        List<JournaledRun> runs = runs();
        JournaledRun run = runs.get(runs.size() - 1);
        try (Journal journal = journalWatched(steps);
                Warehouse warehouse = way.open(workspace, schemas(run))) {
            return new UndoRun(workspace, run, Progress.NONE).undo(journal, warehouse, rules);
        }
    }

    /** Undoes, undisturbed, whatever the journal tells of. */
    void undoWhatIsThere() {
        for (JournaledRun run : runs()) {
            try (Journal journal = Journal.open(journal().resolveSibling(""), InProcess.HOLDER);
                    Warehouse warehouse = workspace.openToChange(schemas(run))) {
                requireTakenBack(
                        new UndoRun(workspace, run, Progress.NONE).undo(journal, warehouse, workspace.changeRules()));
            }
        }
    }

    private static Set<SchemaName> schemas(JournaledRun run) {
        return run.entries().stream()
                .map(entry -> entry.change().relation().inSchema())
                .collect(Collectors.toSet());
    }

    List<String> contents() {
        return database.contents();
    }

    List<String> everything() {
        return database.everything();
    }

    long journalBytes() {
        return journal().toFile().length();
    }

    /** What is set aside has the run's id in its name, and what is made anew an id of its own. */
    List<String> contentsWithoutRuns() {
        return contents().stream()
                .map(text -> text.replaceAll("__devenv_trash_[a-z0-9]+_", "__devenv_trash_"))
                .map(text -> text.replaceAll("^\\d+ ", ""))
                .sorted()
                .toList();
    }

    /** The runs since the beginning. */
    private List<JournaledRun> runs() {
        return allRuns().stream().skip(earlierRuns).toList();
    }

    private List<JournaledRun> allRuns() {
        return Journal.runs(journal().resolveSibling(""));
    }

    private Journal journalWatched(FaultyJournal.Steps steps) {
        return FaultyJournal.watched(workspace.home().directory(), steps);
    }

    private CleanSchema cleanup(CleanOptions options) {
        CleanRequest request = new CleanRequest(options, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(database.environment(), GivenFlags.NONE, request, clock, Progress.NONE);
    }

    private Path journal() {
        return workspace.home().directory().resolve("journal.jsonl");
    }
}
