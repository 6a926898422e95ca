package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Purge;
import io.devenv.report.Columns.Cell;
import java.util.Optional;

/** The screen and the document of {@code devenv purge}. */
public final class PurgeText {
    private PurgeText() {}

    /** What to type to do what was shown. */
    public static String next(boolean all) {
        return "\nNothing was changed.\nnext: devenv purge " + (all ? "--all " : "") + "--yes\n";
    }

    public static String preview(Purge purge, Style style, Ages ages) {
        if (purge.isEmpty()) {
            if (purge.younger() == 0) return "Nothing is set aside.\n";
            return "Nothing was set aside more than " + TrashLife.WORDS + " ago; " + purge.younger()
                    + (purge.younger() == 1 ? " relation is" : " relations are")
                    + " younger.\nnext: devenv purge --all\n";
        }
        Columns columns = new Columns("  ");
        for (Batch batch : purge.batches()) {
            String age = Optional.ofNullable(purge.since().get(batch.about()))
                    .map(at -> ", set aside " + ages.ago(at))
                    .orElse("");
            columns.row(
                    Cell.of(batch.about().toString()),
                    Cell.of(batch.changes().get(0).reason() + age));
        }
        return "Set aside by earlier runs; once freed they cannot come back\n" + String.join("\n", columns.lines(style))
                + "\n";
    }

    public static String done(Done done, Style style) {
        StringBuilder text = new StringBuilder();
        long freed =
                done.made().stream().filter(batch -> batch.schema().isEmpty()).count();
        text.append("freed ").append(Counted.of(freed, "relation")).append('\n');
        done.made().stream()
                .filter(batch -> batch.schema().isPresent())
                .forEach(batch ->
                        text.append("dropped schema ").append(batch.about()).append('\n'));
        for (Done.Failure failure : done.failures()) {
            text.append(style.bad("not freed: "))
                    .append(failure.batch().about())
                    .append(": ")
                    .append(failure.why().message())
                    .append('\n');
        }
        return text.toString();
    }

    /** The document {@code devenv/purge/1}. */
    public static String json(Purge purge, Optional<Done> done) {
        ObjectNode document = Json.document("devenv/purge/1");
        document.put("applied", done.isPresent()).put("run", done.map(Done::run).orElse(null));
        ArrayNode relations = document.putArray("relations");
        ArrayNode schemas = document.putArray("schemas");
        for (Batch batch : purge.batches()) {
            if (batch.schema().isPresent()) {
                schemas.add(Json.name(batch.about())
                        .put("reason", batch.changes().get(0).reason()));
                continue;
            }
            ObjectNode relation = Json.name(batch.about())
                    .put("reason", batch.changes().get(0).reason());
            Json.instant(
                    relation, "set_aside_at", Optional.ofNullable(purge.since().get(batch.about())));
            relations.add(relation);
        }
        document.put("younger", purge.younger());
        Json.failures(document, done);
        document.putNull("error");
        return Json.text(document);
    }
}
