package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Freeing;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.LeftSchemas;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Purge;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        List<JournaledRun> runs = Journal.runs(workspace.home().directory());
        progress.says("looking into " + workspace.connection());
        try (Warehouse warehouse = workspace.openToRead()) {
            return aside(runs, warehouse);
        }
    }

    /** Frees what was shown and is still there. */
    public Done apply(List<Batch> shown) {
        return Undisturbed.change(workspace, "purge", SchemaLocks.of(shown), (journal, warehouse) -> {
            List<Batch> still = aside(journal.runs(), warehouse).batches().stream()
                    .filter(shown::contains)
                    .toList();
            JournaledRun run = workspace.beginning(RunId.next(clock), "purge");
            Done done = new Execution(journal, warehouse, workspace.changeRules(), Dependencies.NONE, clock, progress)
                    .make(run, still);
            return noted(journal, done);
        });
    }

    private Done noted(Journal journal, Done done) {
        if (done.made().isEmpty()) return done;
        Map<String, Set<RelationName>> freed = Trash.freed(done);
        Set<SchemaName> dropped =
                done.made().stream().flatMap(batch -> batch.schema().stream()).collect(Collectors.toSet());
        return Trash.noted(journal, done, run -> {
            Trash.notePurged(journal, run, freed, clock);
            if (run.connection().equals(workspace.connection())) noteSchemas(journal, run, dropped, done.run());
        });
    }

    /** With its schema the last of a run that was taken back is gone, and no undo of the purge brings it back. */
    private void noteSchemas(Journal journal, JournaledRun run, Set<SchemaName> dropped, String purge) {
        Trash.note(journal, run, Outcome.UNDONE, entry -> LeftSchemas.isLeft(entry) && isOf(entry, dropped), clock);
        if (run.id().equals(purge)) Trash.note(journal, run, Outcome.PURGED, entry -> isOf(entry, dropped), clock);
    }

    private static boolean isOf(JournaledRun.Entry entry, Set<SchemaName> schemas) {
        return entry.change().action().isOfSchema()
                && schemas.contains(entry.change().relation().inSchema());
    }

    private Purge aside(List<JournaledRun> runs, Warehouse warehouse) {
        Map<RelationName, RelationName> known = Trash.setAside(runs, workspace.connection());
        Map<RelationName, Instant> since = new HashMap<>();
        known.keySet().forEach(name -> Trash.since(name, runs).ifPresent(at -> since.put(name, at)));
        Set<SchemaName> schemas =
                known.keySet().stream().map(RelationName::inSchema).collect(Collectors.toCollection(HashSet::new));
        Set<SchemaName> left = LeftSchemas.of(runs, workspace.connection());
        schemas.addAll(left);
        Inventory inventory = warehouse.list(schemas);
        List<Relation> there = inventory.relations().stream()
                .filter(relation -> known.containsKey(relation.name()))
                .toList();
        List<Relation> wanted =
                there.stream().filter(relation -> isWanted(relation, since)).toList();
        int younger = there.size() - wanted.size();
        List<Batch> batches = new ArrayList<>(wanted.isEmpty() ? List.of() : freed(wanted, known, warehouse));
        if (!left.isEmpty()) batches.addAll(LeftSchemas.dropped(left, inventory, warehouse.describe(left), batches));
        return new Purge(batches, since, younger);
    }

    private List<Batch> freed(List<Relation> wanted, Map<RelationName, RelationName> known, Warehouse warehouse) {
        Set<String> databases =
                known.keySet().stream().map(RelationName::database).collect(Collectors.toSet());
        AdapterRules rules = workspace.adapterRules();
        return new Freeing(warehouse.dependencies(databases), rules.views(), rules.names()).of(wanted, known);
    }

    private boolean isWanted(Relation relation, Map<RelationName, Instant> since) {
        return which == Which.ALL || Trash.isDue(Optional.ofNullable(since.get(relation.name())), clock.instant());
    }
}
