package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.fixture.InProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A program of its own, to be given little memory, that writes a journal of many times its size and reads it. */
final class LargeJournal {
    private static final RelationName VIEW = new RelationName("wh", "dev", "v");
    private static final Change DROP = Change.drop(
            VIEW, RelationKind.VIEW, Optional.of("create view v as select '" + "x".repeat(2000) + "'"), "test");

    private LargeJournal() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            journal.begin(run("r1"));
            journal.intend("r1", 1, List.of(DROP));
            journal.note("r1", Collections.nCopies(300_000, 1), Outcome.MADE, Instant.EPOCH);
            JournaledRun read = journal.runs().get(0);
            System.out.println(
                    read.entries().size() + " " + read.entries().get(0).outcome());
            journal.begin(run("r2"));
            journal.intend("r2", 1, Collections.nCopies(20_000, DROP));
            System.out.println(journal.knows("r2") + " " + journal.knows("r3"));
        }
        System.out.println(Journal.runs(folder, (action, relation) -> false).size() + " " + scanned(folder));
        System.out.println(Files.size(folder.resolve("journal.jsonl")) / 1_000_000 > 60);
    }

    /** How many changes a scan tells of. */
    private static int scanned(Path folder) {
        AtomicInteger told = new AtomicInteger();
        Journal.scan(folder).each(new JournalScan.Reading() {
            @Override
            public boolean isWanted(JournaledRun run, Change.Action action, RelationName relation) {
                return true;
            }

            @Override
            public void take(JournaledRun run, JournaledRun.Entry entry) {
                told.incrementAndGet();
            }

            @Override
            public void passOver(JournaledRun run) {
                throw new IllegalStateException(run.id());
            }
        });
        return told.get();
    }

    private static JournaledRun run(String id) {
        return JournaledRun.beginning(id, Instant.EPOCH, "sweep --yes", "dev", "duckdb wh.duckdb");
    }
}
