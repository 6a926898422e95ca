package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.JournalScan;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.LoggedRun;
import io.devenv.core.cleanup.RunSum;
import io.devenv.core.cleanup.RunSummary;
import io.devenv.core.relation.RelationName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What earlier commands have changed, as the journal has it. Asks no warehouse. */
public final class ShowLog {
    private ShowLog() {}

    /** Runs that changed something in brief, newest first. */
    public static List<RunSummary> runs(Environment environment, GivenFlags given, Clock clock) {
        JournalScan journal = scan(environment, given, clock);
        Summing summing = new Summing();
        journal.each(summing);
        List<RunSummary> runs = new ArrayList<>();
        for (JournaledRun run : journal.runs()) {
            Optional.ofNullable(summing.sums.get(run.id())).ifPresent(sum -> runs.add(sum.of(run)));
        }
        Collections.reverse(runs);
        return runs;
    }

    /**
     * One run.
     *
     * @throws io.devenv.core.problem.Stop {@code run-not-found} where the journal has no such run
     */
    public static LoggedRun run(Environment environment, GivenFlags given, String id, Clock clock) {
        JournalScan journal = scan(environment, given, clock);
        JournaledRun run = UndoRun.named(journal.runs(), id);
        RunSum sum = new RunSum();
        journal.each(new OneRun(run, sum::add, sum::passOver));
        return new LoggedRun(sum.of(run), taker -> journal.each(new OneRun(run, taker, () -> {})));
    }

    private static JournalScan scan(Environment environment, GivenFlags given, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, Optional.empty(), clock);
        return Journal.scan(workspace.home().directory());
    }

    /** Sums up each run. The journal is open for one command at a time, so the changes of one stand together. */
    private static final class Summing implements JournalScan.Reading {
        private final Map<String, RunSum> sums = new HashMap<>();
        private String latest = "";

        @Override
        public boolean isWanted(JournaledRun run, Change.Action action, RelationName relation) {
            return true;
        }

        @Override
        public void take(JournaledRun run, Entry entry) {
            sum(run).add(entry);
        }

        @Override
        public void passOver(JournaledRun run) {
            sum(run).passOver();
        }

        private RunSum sum(JournaledRun run) {
            if (!latest.equals(run.id())) {
                Optional.ofNullable(sums.get(latest)).ifPresent(RunSum::settle);
                latest = run.id();
            }
            return sums.computeIfAbsent(latest, id -> new RunSum());
        }
    }

    /** Hands on the changes of one run. */
    private record OneRun(JournaledRun wanted, Consumer<Entry> taker, Runnable passed) implements JournalScan.Reading {
        @Override
        public boolean isWanted(JournaledRun run, Change.Action action, RelationName relation) {
            return run.id().equals(wanted.id());
        }

        @Override
        public void take(JournaledRun run, Entry entry) {
            taker.accept(entry);
        }

        @Override
        public void passOver(JournaledRun run) {
            if (run.id().equals(wanted.id())) passed.run();
        }
    }
}
