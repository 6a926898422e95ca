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

    /** Makes the batches in order. One that fails leaves nothing behind and does not stop the others. */
    Done make(JournaledRun run, List<Batch> batches) {
        journal.begin(run);
        journal.intend(
                run.id(),
                1,
                batches.stream().flatMap(batch -> batch.changes().stream()).toList());
        List<Batch> made = new ArrayList<>();
        List<Done.Failure> failures = new ArrayList<>();
        Set<RelationName> stayed = new HashSet<>();
        int number = 1;
        for (Batch batch : batches) {
            Optional<Problem> why = heldBy(batch, stayed).or(() -> attempt(batch));
            if (why.isPresent()) {
                failures.add(new Done.Failure(batch, why.get()));
                stayed.add(batch.about());
            } else {
                made.add(batch);
            }
            number = note(run, number, batch, why.isPresent() ? Outcome.FAILED : Outcome.MADE);
        }
        return new Done(run.id(), made, failures);
    }

    private Optional<Problem> attempt(Batch batch) {
        try {
            warehouse.make(batch.changes());
            return Optional.empty();
        } catch (Stop refused) {
            return Optional.of(refused.problem());
        }
    }

    private Optional<Problem> heldBy(Batch batch, Set<RelationName> stayed) {
        return stayed.stream()
                .filter(name ->
                        dependencies.needs().getOrDefault(name, Set.of()).contains(batch.about()))
                .findFirst()
                .map(reader -> Problem.of(
                        Fault.WAREHOUSE, "change-held", reader + " needs it, and that could not be changed"));
    }

    private int note(JournaledRun run, int first, Batch batch, Outcome outcome) {
        int next = first + batch.changes().size();
        for (int number = first; number < next; number++) {
            journal.note(run.id(), number, outcome, clock.instant());
        }
        return next;
    }
}
