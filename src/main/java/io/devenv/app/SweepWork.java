package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.plan.Swept.Work;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.Removal;
import io.devenv.core.sweep.SweepChanges;
import io.devenv.core.sweep.SweptSchema;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Does what a sweep has decided before, portion by portion, so that not all of it is held in memory with all it consists of. What is decided
 * otherwise by now is left alone, and does not keep the rest from going.
 */
record SweepWork(Workspace workspace, SweepRequest request, Progress progress) {

    /** @param decider decides as the preview did */
    Swept make(Sweeping shown, Function<Warehouse, SweepDecision.Decided> decider) {
        Set<SchemaName> schemas = SweepObjections.schemas(shown.plan().removals());
        return Undisturbed.change(workspace, request.typed(), schemas, (journal, warehouse) -> {
            SweepDecision.Decided now = decider.apply(warehouse);
            JournaledRun run = workspace.beginning(shown.run(), request.typed());
            return new Making(run, journal, warehouse, now).make(shown);
        });
    }

    /** One run. */
    private final class Making {
        private final JournaledRun run;
        private final Journal journal;
        private final Warehouse warehouse;
        private final SweepDecision.Decided now;
        private final Execution execution;
        private final SweepChanges changes;
        private final Map<SchemaName, Work> work = new TreeMap<>();
        private final List<Swept.Failure> failures = new ArrayList<>();
        private final List<Batch> freed = new ArrayList<>();
        private Optional<Problem> unnoted = Optional.empty();
        private int next = 1;

        Making(JournaledRun run, Journal journal, Warehouse warehouse, SweepDecision.Decided now) {
            this.run = run;
            this.journal = journal;
            this.warehouse = warehouse;
            this.now = now;
            this.execution = new Execution(
                    journal,
                    warehouse,
                    workspace.changeRules(),
                    now.situation().dependencies(),
                    workspace.clock(),
                    Progress.NONE);
            this.changes = new SweepChanges(
                    run.id(), request.disposal(), workspace.adapterRules().views());
        }

        Swept make(Sweeping shown) {
            execution.begin(run);
            Set<Removal> still = new HashSet<>(now.sweeping().plan().removals());
            Set<Seen> seen = new HashSet<>();
            now.sweeping().plan().rows().forEach(row -> seen.add(Seen.of(row)));
            Map<SchemaName, Seen> before = new HashMap<>();
            shown.plan().rows().forEach(row -> before.put(row.name(), Seen.of(row)));
            int done = 0;
            for (List<Removal> some : Portions.of(shown.plan().removals(), Portions.RELATIONS, Making::size)) {
                if (unnoted.isPresent()) break;
                Inventory lying = warehouse.list(SweepObjections.schemas(some));
                for (Removal removal : some) {
                    if (unnoted.isPresent()) break;
                    boolean same = still.contains(removal)
                            && removal.schemas().stream().map(before::get).allMatch(seen::contains);
                    if (same) remove(removal, lying);
                    else fail(removal, changedMeanwhile());
                    progress.step(++done, shown.plan().removals().size());
                }
            }
            Done purged = Trash.notePurged(journal, new Done(run.id(), freed, List.of(), unnoted), workspace.clock());
            return new Swept(run.id(), work, failures, purged.unnoted());
        }

        private static int size(Removal removal) {
            return removal.going().size() + removal.freed().size();
        }

        /** @param lying what lies in its schemas, and in others: the warehouse is asked about many at once */
        private void remove(Removal removal, Inventory lying) {
            Optional<List<Batch>> batches = changes.of(
                    removal,
                    lying,
                    now.situation().aside(),
                    now.situation().facts(),
                    drop -> warehouse.objection(drop).isEmpty());
            if (batches.isEmpty()) {
                fail(removal, changedMeanwhile());
                return;
            }
            Done done = execution.goOn(run, next, batches.get());
            next += batches.get().stream()
                    .mapToInt(batch -> batch.changes().size())
                    .sum();
            done.made().forEach(this::note);
            done.failures()
                    .forEach(failure ->
                            failures.add(new Swept.Failure(failure.batch().about(), failure.why())));
            unnoted = done.unnoted();
        }

        private void note(Batch batch) {
            boolean trash = TrashName.of(batch.about().identifier()).isPresent();
            if (trash) freed.add(batch);
            for (Change change : batch.changes()) {
                work.merge(batch.about().inSchema(), work(change, trash), Making::sum);
            }
        }

        private static Work work(Change change, boolean trash) {
            return switch (change.action()) {
                case RENAME -> new Work(1, 0, 0, 0, false);
                case DROP ->
                    trash
                            ? new Work(0, 0, 0, 1, false)
                            : new Work(0, 1, change.reverse().isEmpty() ? 1 : 0, 0, false);
                case DROP_SCHEMA -> new Work(0, 0, 0, 0, true);
                default -> Work.NONE;
            };
        }

        private static Work sum(Work one, Work other) {
            return new Work(
                    one.aside() + other.aside(),
                    one.dropped() + other.dropped(),
                    one.lost() + other.lost(),
                    one.freed() + other.freed(),
                    one.gone() || other.gone());
        }

        private void fail(Removal removal, Problem why) {
            for (SchemaName schema : removal.schemas()) {
                failures.add(new Swept.Failure(schema.relation(""), why));
            }
        }
    }

    /** What must be now as it was when it was shown. */
    private record Seen(SchemaName name, SweptSchema.Decision decision, String fingerprint) {
        static Seen of(SweptSchema row) {
            return new Seen(row.name(), row.decision(), row.fingerprint());
        }
    }

    private static Problem changedMeanwhile() {
        return Problem.of(Fault.WAREHOUSE, Done.CHANGED_MEANWHILE, "it changed since it was shown")
                .because("something else built or dropped relations there meanwhile; nothing of it was changed")
                .next("run devenv sweep again");
    }
}
