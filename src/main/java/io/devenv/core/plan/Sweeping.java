package io.devenv.core.plan;

import io.devenv.core.problem.Warning;
import io.devenv.core.sweep.SweepPlan;
import io.devenv.core.sweep.SweptSchema;
import java.util.List;

/**
 * The answer of {@code devenv sweep} before anything is done.
 *
 * @param run the id under which it would stand in the journal
 */
public record Sweeping(Heading heading, String run, SweepPlan plan, List<Warning> warnings) {
    public Sweeping {
        warnings = List.copyOf(warnings);
    }

    public boolean changesNothing() {
        return plan.isEmpty();
    }

    /** Whether there is a schema that ought to go, and that the warehouse would not let go. */
    public boolean isRefusedSome() {
        return plan.rows().stream().anyMatch(row -> row.cause() == SweptSchema.Cause.REFUSED);
    }
}
