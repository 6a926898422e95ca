package io.devenv.core.sweep;

import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes of schemas that depend on each other, or of a single one.
 *
 * @param schemas all that are looked at, whether they go or not
 * @param going relations that are set aside or dropped, those that need others first
 * @param freed relations that an earlier sweep has set aside and that are dropped for good, those that need others first
 * @param dropped schemas that are empty then, and go
 */
public record Removal(
        Set<SchemaName> schemas, List<RelationName> going, List<RelationName> freed, List<SchemaName> dropped) {
    public Removal {
        schemas = Collections.unmodifiableSet(new TreeSet<>(schemas));
        going = List.copyOf(going);
        freed = List.copyOf(freed);
        dropped = List.copyOf(dropped);
    }

    public boolean isEmpty() {
        return going.isEmpty() && freed.isEmpty() && dropped.isEmpty();
    }
}
