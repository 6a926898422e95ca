package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Optional;

/**
 * Changes that belong together: all of them or none.
 *
 * @param about the relation they are about; of a schema the name without an identifier
 */
public record Batch(RelationName about, List<Change> changes) {
    public Batch {
        changes = List.copyOf(changes);
    }

    /** A batch of one change. */
    public static Batch of(Change change) {
        return new Batch(change.relation(), List.of(change));
    }

    /** The schema it is about as a whole; empty where it is about a relation. */
    public Optional<SchemaName> schema() {
        boolean whole = changes.stream().anyMatch(change -> change.action().isOfSchema());
        return whole ? Optional.of(about.inSchema()) : Optional.empty();
    }
}
