package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.FaultyJournal;
import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Undone;
import io.devenv.core.relation.ChangeRules;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.stories.DatabaseContents;
import io.devenv.warehouse.Warehouse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The example project, cleaned by processes that may die at any step. */
final class MortalShop implements FaultyJournal.Steps {
    static final MortalShop NOWHERE = new MortalShop(Path.of(""));
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();

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

    private final Path shop;
    private final Path untouched;
    private final Environment environment;
    private final Clock clock = Clock.systemUTC();
    private final Map<CleanOptions, Cleaning> cleanings = new HashMap<>();
    private Optional<Workspace> opened = Optional.empty();
    private int step;
    private int deadly = -1;
    private long forced;

    private MortalShop(Path home) {
        this.shop = home.resolve("shop");
        this.untouched = home.resolve("untouched");
        this.environment = new Environment(Map.of(), shop, home, "alice");
    }

    static MortalShop in(Path home) {
        MortalShop made = new MortalShop(home);
        SetUpDemo.in(made.shop, Optional.of(HOME), made.clock);
        made.copy(made.database(), made.untouched);
        return made;
    }

    /** Everything as it was in the beginning. */
    void reset() {
        try {
            copy(untouched, database());
            Files.deleteIfExists(database().resolveSibling("shop.duckdb.wal"));
            Files.deleteIfExists(journal());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        deadly = -1;
        forced = 0;
    }

    /** How many steps some work takes. */
    int stepsOf(Runnable work) {
        step = 0;
        work.run();
        return step;
    }

    /** Has some work die just before its step of this number, counted from 0. */
    void dyingAt(int number, Crash crash, Runnable work) throws IOException {
        step = 0;
        deadly = number;
        try {
            work.run();
        } finally {
            deadly = -1;
            if (crash == Crash.OF_THE_MACHINE) lose();
        }
    }

    private void lose() throws IOException {
        try (FileChannel file = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
            file.truncate(forced);
        }
    }

    @Override
    public void next() {
        if (step++ == deadly) throw new Died();
    }

    @Override
    public void forced(long bytes) {
        forced = bytes;
    }

    void clean(CleanOptions options, ChangeRules rules) {
        Cleaning cleaning =
                cleanings.computeIfAbsent(options, chosen -> cleanup(chosen).preview());
        Workspace workspace = workspace();
        JournaledRun run = JournaledRun.beginning(
                runs().isEmpty() ? cleaning.run() : RunId.next(clock),
                clock.instant(),
                "clean --yes",
                workspace.target().name(),
                workspace.adapter().describe(workspace.target()));
        try (Journal journal = journalWatched();
                Warehouse warehouse = new Watched(workspace.openToChange(Set.of()))) {
            new Execution(journal, warehouse, rules, cleaning.dependencies(), clock, Progress.NONE)
                    .make(run, cleaning.all());
        }
    }

    /** Undoes the newest run, step by step, as the command does. */
    void undo(ChangeRules rules) {
        Workspace workspace = workspace();
        JournaledRun run = runs().get(runs().size() - 1);
        try (Journal journal = journalWatched();
                Warehouse warehouse = new Watched(workspace.openToChange(Set.of()))) {
            assertThat(new UndoRun(workspace, run, Progress.NONE)
                            .undo(journal, warehouse, rules)
                            .complete())
                    .isTrue();
        }
    }

    /** Undoes, undisturbed, whatever the journal tells of. */
    void undoWhatIsThere() {
        for (JournaledRun run : runs()) {
            try (Journal journal = Journal.open(journal().resolveSibling(""));
                    Warehouse warehouse = workspace().openToChange(Set.of())) {
                Undone undone = new UndoRun(workspace(), run, Progress.NONE)
                        .undo(journal, warehouse, workspace().changeRules());
                assertThat(undone.complete()).as(undone.toString()).isTrue();
            }
        }
    }

    Map<String, String> contents() {
        try {
            return DatabaseContents.of(database());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What is set aside has the run's id in its name. */
    Map<String, String> contentsWithoutRuns() {
        Map<String, String> same = new TreeMap<>();
        contents().forEach((name, what) -> same.put(withoutRun(name), withoutRun(what)));
        return same;
    }

    private static String withoutRun(String text) {
        return text.replaceAll("__devenv_trash_[a-z0-9]+_", "__devenv_trash_");
    }

    private List<JournaledRun> runs() {
        return Journal.runs(journal().resolveSibling(""));
    }

    private Journal journalWatched() {
        return FaultyJournal.watched(workspace().home().directory(), this);
    }

    private CleanSchema cleanup(CleanOptions options) {
        CleanRequest request = new CleanRequest(options, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(environment, GivenFlags.NONE, request, clock);
    }

    private Workspace workspace() {
        if (opened.isEmpty()) {
            opened = Optional.of(Workspace.open(environment, GivenFlags.NONE, Optional.empty(), clock));
        }
        return opened.get();
    }

    private Path database() {
        return shop.resolve("shop.duckdb");
    }

    private Path journal() {
        return workspace().home().directory().resolve("journal.jsonl");
    }

    private void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The warehouse, which does a whole transaction or nothing; death comes before it or after. */
    private final class Watched extends RelayingWarehouse {
        Watched(Warehouse real) {
            super(real);
        }

        @Override
        public void make(List<Change> changes) {
            next();
            real.make(changes);
            next();
        }
    }
}
