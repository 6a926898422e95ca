package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.List;

/**
 * Changes that belong together: all of them or none.
 *
 * @param about the relation they are about
 */
public record Batch(RelationName about, List<Change> changes) {
    public Batch {
        changes = List.copyOf(changes);
    }
}
