package io.devenv.app;

import io.devenv.artifact.FaultyJournal;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Set;

/** A project over a database that is changed by processes which may die, or lose their connection, at any step. */
interface MortalDatabase extends AutoCloseable {
    /** The project, whose state is found without options. */
    Environment environment();

    /** Everything there is. */
    List<String> everything();

    /** Whether somebody could miss what a line of that tells of: nobody does who had it freed for good. */
    default boolean matters(String line) {
        return true;
    }

    /** Everything as it was in the beginning. */
    void reset();

    /** Opens it for changing; every statement, or all of a transaction where nothing can come between, is a step. */
    Warehouse open(Workspace workspace, Set<SchemaName> schemas, FaultyJournal.Steps steps);

    @Override
    void close();
}
