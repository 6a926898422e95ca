package io.devenv.core.plan;

import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of a sweep, schema by schema: of hundreds of thousands of relations nobody wants a line each.
 *
 * @param run its id in the journal
 * @param schemas what was done in each
 * @param failures what could not be done, and why; of a schema as a whole the name without an identifier
 * @param unnoted why the journal does not tell what became of all of it, if it does not; {@code undo} asks the warehouse then
 */
public record Swept(String run, Map<SchemaName, Work> schemas, List<Failure> failures, Optional<Problem> unnoted)
        implements Effect {
    public Swept {
        schemas = new TreeMap<>(schemas);
        failures = List.copyOf(failures);
    }

    /**
     * What was done in one schema.
     *
     * @param aside how many relations were set aside
     * @param dropped how many were dropped
     * @param lost how many of those no undo brings back
     * @param freed how many were freed that had been set aside before
     * @param gone whether the schema itself was dropped
     */
    public record Work(int aside, int dropped, int lost, int freed, boolean gone) {
        public static final Work NONE = new Work(0, 0, 0, 0, false);
    }

    /** What was not done. */
    public record Failure(RelationName name, Problem why) {}

    @Override
    public Stream<Problem> refusals() {
        return failures.stream().map(Failure::why);
    }
}
