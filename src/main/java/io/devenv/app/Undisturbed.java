package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.LockFile;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Work on some schemas that no other devenv changes meanwhile. First the journal is opened, without which nothing is changed and of which a project
 * has one; then the schemas are locked, on this machine; then the warehouse is opened, which keeps other machines out. They are closed the other
 * way round.
 */
final class Undisturbed {
    private Undisturbed() {}

    /**
     * What comes of some work.
     *
     * @param typed the command, which those who come meanwhile are told of
     * @throws io.devenv.core.problem.Stop {@code journal-locked} or {@code schema-locked}, saying who is at it
     */
    static <T> T change(
            Workspace workspace, String typed, Set<SchemaName> schemas, BiFunction<Journal, Warehouse, T> work) {
        LockFile.Holder me = LockFile.Holder.here(typed, workspace.clock().instant());
        try (Journal journal = Journal.open(workspace.home().directory(), me)) {
            return change(workspace, me, schemas, warehouse -> work.apply(journal, warehouse));
        }
    }

    /** The same by one who has opened the journal already, to learn from it which schemas they are. */
    static <T> T change(Workspace workspace, LockFile.Holder me, Set<SchemaName> schemas, Function<Warehouse, T> work) {
        try (SchemaLocks locks = SchemaLocks.take(workspace, schemas, me);
                Warehouse warehouse = workspace.openToChange(schemas)) {
            return work.apply(warehouse);
        }
    }
}
