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
import io.devenv.core.plan.Purged;
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
final class MortalShop {
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
    private final Map<String, Cleaning> cleanings = new HashMap<>();
    private final List<String> beginning;
    /** Whether everything is known to be as it was in the beginning, but for the journal. */
    private boolean untouched = true;

    private final MortalSteps steps = new MortalSteps();

    MortalShop(MortalDatabase database) {
        this.database = database;
        this.workspace = Workspace.open(database.environment(), GivenFlags.NONE, Optional.empty(), clock);
        this.earlier = new KeptBytes(journal());
        this.earlierRuns = allRuns().size();
        this.beginning = database.everything();
    }

    /** Everything as it was in the beginning. */
    void reset() {
        if (!untouched) database.reset();
        untouched = true;
        earlier.putBack();
        steps.beginning(earlier.size());
    }

    /** How many steps some work takes. */
    int stepsOf(Runnable work) {
        return steps.of(work);
    }

    /** Has some work die just before its step of this number, counted from 0. */
    void dyingAt(int number, Crash crash, Runnable work) throws IOException {
        steps.dyingAt(number, work);
        if (crash == Crash.OF_THE_MACHINE) lose();
    }

    private void lose() throws IOException {
        try (FileChannel file = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
            file.truncate(steps.forced());
        }
    }

    void clean(CleanOptions options, ChangeRules rules) {
        make(MortalTask.clean(options), rules);
    }

    /** Does what a process would that has seen nothing yet. */
    void makeAnew(MortalTask task, ChangeRules rules) {
        Cleaning decided = cleanings.remove(task.words());
        make(task, rules);
        cleanings.put(task.words(), decided);
    }

    void make(MortalTask task, ChangeRules rules) {
        make(task, rules, (place, schemas) -> database.open(place, schemas, steps), journalWatched(steps));
    }

    /** Cleans by a process that lives on, whatever becomes of its way to the warehouse. */
    Done clean(CleanOptions options, ChangeRules rules, Way way, FaultyJournal.Steps watching) {
        return make(MortalTask.clean(options), rules, way, journalWatched(watching));
    }

    /**
     * Cleans with a journal on a disk that is full after so many bytes.
     *
     * @return whether the changes could be announced
     */
    boolean cleanOnDiskOf(long bytes, CleanOptions options, ChangeRules rules) {
        Path folder = journal().resolveSibling("");
        try {
            make(MortalTask.clean(options), rules, Workspace::openToChange, FaultyJournal.onDiskOf(bytes, folder));
            return true;
        } catch (Stop stop) {
            assertThat(stop.problem().code()).isEqualTo("journal-unwritable");
            return false;
        }
    }

    private Done make(MortalTask task, ChangeRules rules, Way way, Journal opened) {
        untouched = false;
        try (Journal journal = opened) {
            Cleaning cleaning = cleanings.computeIfAbsent(
                    task.words(), chosen -> task.deciding().apply(database.environment()));
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
        requireTakenBack(undo(rules, (place, schemas) -> database.open(place, schemas, steps), steps));
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

    Undone undo(ChangeRules rules, Way way, FaultyJournal.Steps watching) {
        untouched = false;
        List<JournaledRun> runs = runs();
        JournaledRun run = runs.get(runs.size() - 1);
        try (Journal journal = journalWatched(watching);
                Warehouse warehouse = way.open(workspace, schemas(run))) {
            return new UndoRun(workspace, run, Progress.NONE).undo(journal, warehouse, rules);
        }
    }

    /** Undoes, undisturbed, whatever the journal tells of. */
    void undoWhatIsThere() {
        untouched = false;
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

    /** Frees what undo has set aside. */
    void purge() {
        untouched = false;
        PurgeTrash trash =
                new PurgeTrash(database.environment(), GivenFlags.NONE, PurgeTrash.Which.ALL, clock, Progress.NONE);
        Purged done = trash.apply(trash.preview());
        assertThat(done.complete()).as(done.toString()).isTrue();
    }

    /** Everything that somebody could miss: what is due to be freed for good is left out. */
    List<String> contents() {
        return everything().stream().filter(database::matters).toList();
    }

    List<String> everything() {
        List<String> everything = database.everything();
        untouched = everything.equals(beginning);
        return everything;
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

    private Journal journalWatched(FaultyJournal.Steps watching) {
        return FaultyJournal.watched(workspace.home().directory(), watching);
    }

    private Path journal() {
        return workspace.home().directory().resolve("journal.jsonl");
    }
}
