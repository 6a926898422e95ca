package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationName;

/** Which changes are wanted of a journal, which may have a million others. */
public interface WantedChanges {
    WantedChanges ALL = (action, relation) -> true;

    /** Whether a change is wanted that does this to this relation. */
    boolean isWanted(Change.Action action, RelationName relation);
}
