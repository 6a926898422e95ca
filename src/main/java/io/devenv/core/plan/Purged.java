package io.devenv.core.plan;

import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a purge has freed.
 *
 * @param run its id in the journal
 * @param relations how many
 * @param schemas those that were dropped
 * @param failures what could not be freed, and why
 * @param unnoted why the journal does not tell all of it, if it does not
 */
public record Purged(
        String run, int relations, List<SchemaName> schemas, List<Done.Failure> failures, Optional<Problem> unnoted)
        implements Effect {
    public Purged {
        schemas = List.copyOf(schemas);
        failures = List.copyOf(failures);
    }

    @Override
    public Stream<Problem> refusals() {
        return failures.stream().map(Done.Failure::why);
    }
}
