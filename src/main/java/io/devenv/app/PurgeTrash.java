package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.JournalScan;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.LeftSchemas;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Purge;
import io.devenv.core.plan.Purged;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Frees what earlier runs set aside. It cannot be undone. */
public final class PurgeTrash {
    /** How much of what is set aside. */
    public enum Which {
        /** What the next clean would free, too. */
        OLD,
        ALL
    }

    private final Workspace workspace;
    private final Which which;
    private final Clock clock;
    private final Progress progress;

    public PurgeTrash(Environment environment, GivenFlags given, Which which, Clock clock, Progress progress) {
        this.workspace = Workspace.open(environment, given, Optional.empty(), clock);
        this.which = which;
        this.clock = clock;
        this.progress = progress;
    }

    /** What would be freed. */
    public Purge preview() {
        JournalScan journal = Journal.scan(workspace.home().directory());
        progress.says("looking into " + workspace.connection());
        List<Purge.Row> rows = new ArrayList<>();
        List<Batch> schemas = new ArrayList<>();
        AtomicInteger younger = new AtomicInteger();
        try (Warehouse warehouse = workspace.openToRead()) {
            survey(journal, warehouse).each(portion -> {
                rows.addAll(portion.purge().relations());
                schemas.addAll(portion.purge().schemas());
                younger.addAndGet(portion.purge().younger());
            });
        }
        return new Purge(rows, schemas, younger.get());
    }

    /** Frees what was shown and is still there. */
    public Purged apply(Purge shown) {
        return Undisturbed.change(workspace, "purge", shown.inSchemas(), (journal, warehouse) -> {
            Making making = new Making(journal, warehouse, shown);
            survey(journal.scan(), warehouse).each(making::free);
            return making.done();
        });
    }

    private TrashSurvey survey(JournalScan journal, Warehouse warehouse) {
        return new TrashSurvey(workspace, journal, warehouse, this::isWanted);
    }

    private boolean isWanted(JournaledRun run) {
        return which == Which.ALL || Trash.isDue(Optional.of(run.at()), clock.instant());
    }

    /** One purge. Of what it has freed, only the number is held. */
    private final class Making {
        private final JournaledRun run = workspace.beginning(RunId.next(clock), "purge");
        private final Journal journal;
        private final Execution execution;
        private final Set<Purge.Row> rows;
        private final Set<Batch> drops;
        private final int total;
        private final Set<SchemaName> dropped = new TreeSet<>();
        private final List<Done.Failure> failures = new ArrayList<>();
        private Optional<Problem> unnoted = Optional.empty();
        private int next = 1;
        private int freed;

        Making(Journal journal, Warehouse warehouse, Purge shown) {
            this.journal = journal;
            this.rows = new HashSet<>(shown.relations());
            this.drops = new HashSet<>(shown.schemas());
            this.total = rows.size() + drops.size();
            this.execution =
                    new Execution(journal, warehouse, workspace.changeRules(), Dependencies.NONE, clock, new Further());
            execution.begin(run);
        }

        /** Counts on from portion to portion. */
        private final class Further implements Progress {
            @Override
            public void says(String what) {
                progress.says(what);
            }

            @Override
            public void step(int done, int ofPortion) {
                progress.step(next - 1 + done, total);
            }
        }

        void free(TrashSurvey.Portion portion) {
            if (unnoted.isPresent()) return;
            List<Batch> still = new ArrayList<>();
            portion.purge().relations().stream()
                    .filter(rows::contains)
                    .map(Purge.Row::batch)
                    .forEach(still::add);
            portion.purge().schemas().stream().filter(drops::contains).forEach(still::add);
            Done done = execution.goOn(run, next, still);
            next += still.size();
            unnoted = done.unnoted();
            failures.addAll(done.failures());
            note(done.made(), portion.origins());
        }

        private void note(List<Batch> made, Map<RelationName, TrashSurvey.Origin> origins) {
            Map<String, List<Integer>> numbers = new TreeMap<>();
            for (Batch batch : made) {
                batch.schema().ifPresent(dropped::add);
                if (batch.schema().isPresent()) continue;
                freed++;
                TrashSurvey.Origin origin =
                        Optional.ofNullable(origins.get(batch.about())).orElseThrow();
                numbers.computeIfAbsent(origin.run().id(), id -> new ArrayList<>())
                        .add(origin.change().number());
            }
            noting(() -> numbers.forEach((of, some) -> journal.note(of, some, Outcome.PURGED, clock.instant())));
        }

        private void noting(Runnable notes) {
            if (unnoted.isPresent()) return;
            try {
                notes.run();
                journal.settle();
            } catch (Stop unwritable) {
                unnoted = Optional.of(unwritable.problem());
            }
        }

        Purged done() {
            if (!dropped.isEmpty()) noting(() -> noteSchemas(journal, dropped, run.id()));
            return new Purged(run.id(), freed, List.copyOf(dropped), failures, unnoted);
        }
    }

    /** With its schema the last of a run that was taken back is gone, and no undo of the purge brings it back. */
    private void noteSchemas(Journal journal, Set<SchemaName> dropped, String purge) {
        for (JournaledRun run : journal.runs((action, relation) -> action.isOfSchema())) {
            if (!run.connection().equals(workspace.connection())) continue;
            Trash.note(journal, run, Outcome.UNDONE, entry -> LeftSchemas.isLeft(entry) && isOf(entry, dropped), clock);
            if (!run.id().equals(purge)) continue;
            Trash.note(journal, run, Outcome.PURGED, entry -> isOf(entry, dropped), clock);
        }
    }

    private static boolean isOf(JournaledRun.Entry entry, Set<SchemaName> schemas) {
        return entry.change().action().isOfSchema()
                && schemas.contains(entry.change().relation().inSchema());
    }
}
