package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.problem.Problem;
import java.util.List;

/**
 * What became of changes that were made.
 *
 * @param run their id in the journal
 */
public record Done(String run, List<Batch> made, List<Failure> failures) {
    public Done {
        made = List.copyOf(made);
        failures = List.copyOf(failures);
    }

    /** A batch that was not made, and why; nothing of it is in force. */
    public record Failure(Batch batch, Problem why) {}
}
