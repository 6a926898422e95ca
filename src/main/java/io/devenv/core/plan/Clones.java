package io.devenv.core.plan;

import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer of {@code devenv clone} before anything is done.
 *
 * @param run the id under which it would stand in the journal
 * @param inventory what lies in the dev schemas and in the state's
 */
public record Clones(Heading heading, String run, ClonePlan plan, Inventory inventory, List<Warning> warnings) {
    public Clones {
        warnings = List.copyOf(warnings);
    }

    public boolean changesNothing() {
        return plan.batches().isEmpty();
    }

    /** The changes alone, as clean has them: they are made in the same way. */
    public Cleaning changes() {
        return new Cleaning(
                heading,
                run,
                new CleanupPlan(List.of(), plan.batches(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                inventory,
                Dependencies.NONE,
                Map.of(),
                Set.of(),
                warnings);
    }
}
