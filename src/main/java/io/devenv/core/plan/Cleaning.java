package io.devenv.core.plan;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code devenv clean} before anything is done.
 *
 * @param run the id under which it would stand in the journal
 * @param plan what would be done, and what would be kept
 * @param purges what was set aside so long ago that it is freed now
 * @param dependencies who needs whom in the warehouse
 * @param statements what the warehouse would be sent, by change
 */
public record Cleaning(
        Setting setting,
        String run,
        CleanupPlan plan,
        List<Change> purges,
        Dependencies dependencies,
        Map<Change, List<String>> statements,
        List<Warning> warnings) {

    public boolean changesNothing() {
        return plan.isEmpty() && purges.isEmpty();
    }
}
