package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.SavedCleaning;
import java.time.Instant;
import java.util.Optional;

/** What became of a saved plan: the screen and the document of {@code devenv apply}. */
public final class ApplyText {
    private ApplyText() {}

    /** Which plan is done, from when; shown before anything is. */
    public static String heading(SavedCleaning plan, Ages ages) {
        return plan.place().project() + " · target " + plan.place().target() + " · "
                + plan.place().connection() + "\nplan of " + ages.ago(plan.at()) + ": "
                + Counted.of(plan.batches().size(), "relation") + "\n";
    }

    /** What was done, as clean tells it. */
    public static String of(Done done, Instant freeFrom, Style style) {
        if (done.made().isEmpty() && done.failures().isEmpty()) return "\nThere was nothing to do.\n";
        return CleanText.done(done, freeFrom, style);
    }

    /** The document {@code devenv/apply/1}. */
    public static String json(SavedCleaning plan, Done done, Instant freeFrom) {
        ObjectNode document = Json.document("devenv/apply/1").put("run", plan.run());
        document.put("plan_of", plan.at().toString());
        ArrayNode changes = document.putArray("changes");
        plan.batches()
                .forEach(batch -> batch.changes()
                        .forEach(change -> changes.add(CleanJson.change(change, plan.statements(), freeFrom))));
        Json.failures(document, Optional.of(done));
        document.putNull("error");
        return Json.text(document);
    }
}
