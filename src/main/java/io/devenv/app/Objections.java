package io.devenv.app;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.Intent;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the warehouse has against changes while one plan is made. It is asked about each only once: every answer takes it some milliseconds. */
final class Objections {
    private final Warehouse warehouse;
    private final Map<Intent, Optional<Problem>> answers = new HashMap<>();

    Objections(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Plans until the warehouse objects to nothing any more: what it would refuse is kept, and so is what that needs.
     *
     * @param planner plans, given what the warehouse would refuse, and why
     * @param restores whether what the plan offers to give its name back is to get it
     */
    CleanupPlan settle(Function<Map<RelationName, String>, CleanupPlan> planner, boolean restores) {
        Map<RelationName, String> refused = new HashMap<>();
        while (true) {
            CleanupPlan plan = planner.apply(refused);
            int before = refused.size();
            List<Batch> wanted = new ArrayList<>(plan.batches());
            if (restores) wanted.addAll(plan.offers());
            for (Batch batch : wanted) {
                to(batch).ifPresent(why -> refused.put(batch.about(), why));
            }
            if (refused.size() == before) return plan;
        }
    }

    /** What stands against any change of the batch, in words: one alone would keep the others from being made, too. */
    Optional<String> to(Batch batch) {
        return batch.changes().stream()
                .flatMap(change -> to(change).stream())
                .findFirst()
                .map(Objections::inWords);
    }

    private Optional<Problem> to(Change change) {
        return answers.computeIfAbsent(Intent.of(change), intent -> warehouse.objection(change));
    }

    private static String inWords(Problem why) {
        return why.message() + why.because().map(reason -> ": " + reason).orElse("");
    }
}
