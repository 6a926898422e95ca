package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes changes, journal first: every intent is on disk before the warehouse hears of the first. */
final class Execution {
    private final Journal journal;
    private final Warehouse warehouse;
    private final Dependencies dependencies;
    private final Clock clock;

    /**
     * An execution over open parts; it closes none of them.
     *
     * @param dependencies who needs whom: what a relation needs that could not be changed is left alone, too
     */
    Execution(Journal journal, Warehouse warehouse, Dependencies dependencies, Clock clock) {
        this.journal = journal;
        this.warehouse = warehouse;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /**
     * Makes the batches in order. One that fails leaves nothing behind and does not stop the others; a journal that can no longer
     * be written does: what was announced stands there, and undo asks the warehouse what came of it.
     */
    Done make(JournaledRun run, List<Batch> batches) {
        if (journal.runs().stream().anyMatch(earlier -> earlier.id().equals(run.id())))
            throw taken(run).stop();
        journal.begin(run);
        journal.intend(
                run.id(),
                1,
                batches.stream().flatMap(batch -> batch.changes().stream()).toList());
        List<Batch> made = new ArrayList<>();
        List<Done.Failure> failures = new ArrayList<>();
        Set<RelationName> stayed = new HashSet<>();
        Optional<Problem> unwritable = Optional.empty();
        int number = 1;
        for (Batch batch : batches) {
            Optional<Problem> why = unwritable.or(() -> heldBy(batch, stayed)).or(() -> attempt(batch));
            if (unwritable.isEmpty()) unwritable = why.filter(Execution::leavesUnknown);
            if (why.isPresent()) {
                failures.add(new Done.Failure(batch, why.get()));
                stayed.add(batch.about());
            } else {
                made.add(batch);
            }
            if (unwritable.isEmpty())
                unwritable = note(run, number, batch, why.isPresent() ? Outcome.FAILED : Outcome.MADE);
            number += batch.changes().size();
        }
        return new Done(run.id(), made, failures, unwritable);
    }

    /** The names of what is set aside, and undo, tell runs apart by their ids. */
    private static Problem taken(JournaledRun run) {
        return Problem.of(Fault.WAREHOUSE, "run-id-taken", "the journal has a run " + run.id() + " already")
                .because("another devenv began at the very same moment; nothing was changed")
                .next("try again");
    }

    private Optional<Problem> attempt(Batch batch) {
        try {
            warehouse.make(batch.changes());
            return Optional.empty();
        } catch (Stop refused) {
            return Optional.of(refused.problem());
        }
    }

    /** Then nothing is noted of it, so that undo asks the warehouse; and nothing more can be made. */
    private static boolean leavesUnknown(Problem why) {
        return why.code().equals(Warehouse.CONNECTION_LOST);
    }

    private Optional<Problem> heldBy(Batch batch, Set<RelationName> stayed) {
        return stayed.stream()
                .filter(name ->
                        dependencies.needs().getOrDefault(name, Set.of()).contains(batch.about()))
                .findFirst()
                .map(reader -> Problem.of(
                        Fault.WAREHOUSE, "change-held", reader + " needs it, and that could not be changed"));
    }

    private Optional<Problem> note(JournaledRun run, int first, Batch batch, Outcome outcome) {
        try {
            for (int number = first; number < first + batch.changes().size(); number++) {
                journal.note(run.id(), number, outcome, clock.instant());
            }
            return Optional.empty();
        } catch (Stop unwritable) {
            return Optional.of(unwritable.problem());
        }
    }
}
