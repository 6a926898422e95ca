package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes changes, journal first: every intent is on disk before the warehouse hears of the first. */
final class Execution {
    private final Journal journal;
    private final Warehouse warehouse;
    private final ChangeRules rules;
    private final Dependencies dependencies;
    private final Clock clock;
    private final Progress progress;
    private final Supplier<Optional<String>> dbtAtWork;
    private final int connections;

    /**
     * An execution over open parts; it closes none of them.
     *
     * @param dependencies who needs whom: what a relation needs that could not be changed is left alone, too
     */
    Execution(
            Journal journal,
            Warehouse warehouse,
            ChangeRules rules,
            Dependencies dependencies,
            Clock clock,
            Progress progress) {
        this(journal, warehouse, rules, dependencies, clock, progress, Optional::empty, 1);
    }

    private Execution(
            Journal journal,
            Warehouse warehouse,
            ChangeRules rules,
            Dependencies dependencies,
            Clock clock,
            Progress progress,
            Supplier<Optional<String>> dbtAtWork,
            int connections) {
        this.journal = journal;
        this.warehouse = warehouse;
        this.rules = rules;
        this.dependencies = dependencies;
        this.clock = clock;
        this.progress = progress;
        this.dbtAtWork = dbtAtWork;
        this.connections = connections;
    }

    /**
     * The same, but nothing is begun any more once dbt is at work.
     *
     * @param dbtAtWork asked before each batch; in words
     */
    Execution unless(Supplier<Optional<String>> dbtAtWork) {
        return new Execution(journal, warehouse, rules, dependencies, clock, progress, dbtAtWork, connections);
    }

    /** The same over several connections, where several batches that take long can be made at once. */
    Execution over(int connections) {
        return new Execution(journal, warehouse, rules, dependencies, clock, progress, dbtAtWork, connections);
    }

    /**
     * Makes the batches in order. One that fails leaves nothing behind and does not stop the others; a journal that can no longer
     * be written does: what was announced stands there, and undo asks the warehouse what came of it.
     */
    Done make(JournaledRun run, List<Batch> batches) {
        begin(run);
        return goOn(run, 1, batches);
    }

    /** Notes that a run begins, of which not all batches are known yet. */
    void begin(JournaledRun run) {
        if (journal.runs().stream().anyMatch(earlier -> earlier.id().equals(run.id())))
            throw taken(run).stop();
        journal.begin(run);
    }

    /**
     * Makes more batches of a run that has begun, as {@link #make} does.
     *
     * @param first the number of their first change: they are counted through the whole run
     */
    Done goOn(JournaledRun run, int first, List<Batch> batches) {
        journal.intend(
                run.id(),
                first,
                batches.stream().flatMap(batch -> batch.changes().stream()).toList());
        Making making = new Making(run.id(), batches.size());
        new Attempts<>(warehouse, rules, making, connections).make(numbered(first, batches));
        return making.done();
    }

    /** The names of what is set aside, and undo, tell runs apart by their ids. */
    private static Problem taken(JournaledRun run) {
        return Problem.of(Fault.WAREHOUSE, "run-id-taken", "the journal has a run " + run.id() + " already")
                .because("another devenv began at the very same moment; nothing was changed")
                .next("try again");
    }

    /** A batch and the number of its first change. */
    private record Numbered(int first, Batch batch) {
        IntStream numbers() {
            return IntStream.range(first, first + batch.changes().size());
        }
    }

    private static List<Numbered> numbered(int first, List<Batch> batches) {
        List<Numbered> numbered = new ArrayList<>();
        int next = first;
        for (Batch batch : batches) {
            numbered.add(new Numbered(next, batch));
            next += batch.changes().size();
        }
        return numbered;
    }

    /** What has become of one run so far. */
    private final class Making implements Attempts.Work<Numbered> {
        private final String run;
        private final int total;
        private final List<Batch> made = new ArrayList<>();
        private final List<Done.Failure> failures = new ArrayList<>();
        private final Map<RelationName, Done.Failure> stayed = new HashMap<>();
        private Optional<Problem> unwritable = Optional.empty();

        Making(String run, int total) {
            this.run = run;
            this.total = total;
        }

        @Override
        public List<Change> changes(Numbered piece) {
            return piece.batch().changes();
        }

        @Override
        public boolean waitsFor(Numbered piece, Numbered earlier) {
            return dependencies
                    .dependentsOf(piece.batch().about())
                    .contains(earlier.batch().about());
        }

        @Override
        public Optional<Problem> obstacle(Numbered piece) {
            return unwritable.or(() -> heldBack(piece.batch())).or(Making.this::leftToDbt);
        }

        @Override
        public void ended(List<Numbered> pieces, Optional<Problem> refused) {
            for (Numbered piece : pieces) {
                if (refused.isEmpty()) {
                    made.add(piece.batch());
                } else {
                    Done.Failure failure = new Done.Failure(piece.batch(), refused.get());
                    failures.add(failure);
                    stayed.put(piece.batch().about(), failure);
                }
            }
            // Nothing is noted of what nobody knows, so that undo asks the warehouse; and nothing more can be made.
            if (unwritable.isEmpty()) unwritable = refused.filter(Attempts::leavesDoubt);
            if (unwritable.isEmpty()) note(pieces, refused.isEmpty() ? Outcome.MADE : Outcome.FAILED);
            progress.step(made.size() + failures.size(), total);
        }

        Done done() {
            if (unwritable.isEmpty()) unwritable = problemOf(journal::settle);
            return new Done(run, made, failures, unwritable);
        }

        private Optional<Problem> heldBack(Batch batch) {
            return batch.schema().isPresent() ? stillHeld(batch.about().inSchema()) : stillNeeded(batch);
        }

        /** A schema is not tried once anything in it could not be changed as it was meant to. */
        private Optional<Problem> stillHeld(SchemaName schema) {
            return stayed.keySet().stream()
                    .filter(name -> name.inSchema().equals(schema))
                    .min(Comparator.naturalOrder())
                    .map(name -> held(name, " lies in it, and that could not be changed"));
        }

        private Optional<Problem> stillNeeded(Batch batch) {
            return dependencies.dependentsOf(batch.about()).stream()
                    .filter(stayed::containsKey)
                    .findFirst()
                    .map(reader -> held(reader, " needs it, and that could not be changed"));
        }

        /** What is held by something that was left alone is left alone with it. */
        private Problem held(RelationName by, String words) {
            String code = Optional.ofNullable(stayed.get(by))
                    .filter(Done.Failure::isLeftAlone)
                    .map(failure -> failure.why().code())
                    .orElse("change-held");
            return Problem.of(Fault.WAREHOUSE, code, by + words);
        }

        private Optional<Problem> leftToDbt() {
            return dbtAtWork.get().map(why -> Problem.of(Fault.WAREHOUSE, Done.DBT_AT_WORK, "dbt is at work: " + why));
        }

        private void note(List<Numbered> pieces, Outcome outcome) {
            List<Integer> numbers =
                    pieces.stream().flatMapToInt(Numbered::numbers).boxed().toList();
            unwritable = problemOf(() -> journal.note(run, numbers, outcome, clock.instant()));
        }

        private static Optional<Problem> problemOf(Runnable writing) {
            try {
                writing.run();
                return Optional.empty();
            } catch (Stop stop) {
                return Optional.of(stop.problem());
            }
        }
    }
}
