package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Freeing;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code devenv purge} would free. None of it can be undone.
 *
 * @param relations in the order in which they go; there may be hundreds of thousands
 * @param schemas drops of schemas in which nothing is left then
 * @param younger how many are set aside too, but not for long enough
 */
public record Purge(List<Row> relations, List<Batch> schemas, int younger) {
    public Purge {
        relations = List.copyOf(relations);
        schemas = List.copyOf(schemas);
    }

    /**
     * One relation.
     *
     * @param name the name it has in the trash
     * @param was what it was called before
     * @param since when it was set aside
     */
    public record Row(RelationName name, RelationKind kind, RelationName was, Instant since) {
        /** What frees it. */
        public Batch batch() {
            return Freeing.drop(name, kind, was);
        }
    }

    public boolean isEmpty() {
        return relations.isEmpty() && schemas.isEmpty();
    }

    /** The schemas in which something goes, or that go. */
    public Set<SchemaName> inSchemas() {
        Set<SchemaName> found = new TreeSet<>();
        relations.forEach(row -> found.add(row.name().inSchema()));
        schemas.forEach(drop -> found.add(drop.about().inSchema()));
        return found;
    }
}
