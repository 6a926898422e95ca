package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.plan.Done;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Frees at once what earlier runs set aside. It cannot be undone. */
public final class PurgeTrash {
    private final Workspace workspace;
    private final Clock clock;

    public PurgeTrash(Environment environment, GivenFlags given, Clock clock) {
        this.workspace = Workspace.open(environment, given, Optional.empty(), clock);
        this.clock = clock;
    }

    /** What would be freed. */
    public List<Batch> preview() {
        List<JournaledRun> runs = Journal.runs(workspace.home().directory());
        try (Warehouse warehouse = workspace.adapter().openToRead(workspace.target())) {
            return aside(runs, warehouse);
        }
    }

    /** Frees what was shown and is still there. */
    public Done apply(List<Batch> shown) {
        try (Journal journal = Journal.open(workspace.home().directory());
                Warehouse warehouse = workspace.adapter().openToChange(workspace.target())) {
            List<Batch> still = aside(journal.runs(), warehouse).stream()
                    .filter(shown::contains)
                    .toList();
            JournaledRun run = JournaledRun.beginning(
                    RunId.next(clock),
                    clock.instant(),
                    "purge",
                    workspace.target().name(),
                    workspace.adapter().describe(workspace.target()));
            Done done = new Execution(
                            journal, warehouse, workspace.changeRules(), Dependencies.NONE, clock, Progress.NONE)
                    .make(run, still);
            return Trash.notePurged(journal, done, clock);
        }
    }

    private List<Batch> aside(List<JournaledRun> runs, Warehouse warehouse) {
        Map<RelationName, RelationName> known =
                Trash.setAside(runs, workspace.adapter().describe(workspace.target()));
        Set<SchemaName> schemas =
                known.keySet().stream().map(RelationName::inSchema).collect(Collectors.toSet());
        Inventory inventory = warehouse.list(schemas);
        List<Relation> there = inventory.relations().stream()
                .filter(relation -> known.containsKey(relation.name()))
                .toList();
        Set<String> databases = schemas.stream().map(SchemaName::database).collect(Collectors.toSet());
        return there.isEmpty() ? List.of() : Trash.freed(there, known, warehouse.dependencies(databases));
    }
}
