package io.devenv.app;

import io.devenv.artifact.LockFile;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.ChangeRules.Writers;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.SchemaLocked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The schemas that one command changes, and no other meanwhile: of any checkout on this machine where many may write to the
 * warehouse at once, and of this checkout where the database shuts out other writers by itself. From other machines the warehouse
 * itself keeps others out, if it can ({@link io.devenv.warehouse.Adapter#openToChange}).
 */
final class SchemaLocks implements AutoCloseable {
    private final List<LockFile> held = new ArrayList<>();

    private SchemaLocks() {}

    /**
     * Takes the locks of all these schemas or of none.
     *
     * @param me as whom
     * @throws io.devenv.core.problem.Stop {@code schema-locked}, saying who is at it
     */
    static SchemaLocks take(Workspace workspace, Collection<SchemaName> schemas, LockFile.Holder me) {
        SchemaLocks locks = new SchemaLocks();
        try {
            for (SchemaName schema : new TreeSet<>(schemas)) locks.take(schema, file(workspace, schema), me);
            return locks;
        } catch (RuntimeException failure) {
            locks.close();
            throw failure;
        }
    }

    /** The schemas that some changes touch. */
    static Set<SchemaName> of(Collection<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.changes().stream())
                .map(change -> change.relation().inSchema())
                .collect(Collectors.toSet());
    }

    private void take(SchemaName schema, Path file, LockFile.Holder me) {
        try {
            held.add(LockFile.take(file, me)
                    .orElseThrow(() -> locked(schema, file).stop()));
        } catch (IOException failure) {
            throw Problem.of(Fault.WAREHOUSE, "lock-unwritable", "cannot write the lock " + file)
                    .because("nothing is changed without one; the system says: " + failure)
                    .next("make the folder writable, or point XDG_STATE_HOME to another one")
                    .stop();
        }
    }

    private static Problem locked(SchemaName schema, Path file) {
        return LockFile.naming(file, SchemaLocked.of(schema));
    }

    private static Path file(Workspace workspace, SchemaName schema) {
        Path own = workspace.home().directory();
        Path shared = own.resolveSibling("locks");
        boolean alone = workspace.changeRules().writers() == Writers.ONE;
        SchemaName folded = workspace.rules().folded(schema);
        String key = String.join("\n", workspace.connection(), folded.database(), folded.schema());
        return (alone ? own.resolve("locks") : shared).resolve(Sha256.hex(key).substring(0, 16) + ".lock");
    }

    @Override
    public void close() {
        held.forEach(LockFile::close);
    }
}
