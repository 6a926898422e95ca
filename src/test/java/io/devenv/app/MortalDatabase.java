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

    /** Everything that somebody could miss: what is due to be freed for good is left out. */
    default List<String> contents() {
        return everything();
    }

    /** Everything as it was in the beginning. */
    void reset();

    /** Opens it for changing; every statement, or all of a transaction where nothing can come between, is a step. */
    Warehouse open(Workspace workspace, Set<SchemaName> schemas, FaultyJournal.Steps steps);

    @Override
    void close();
}
