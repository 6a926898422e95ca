package io.devenv.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Purge;
import io.devenv.core.plan.Purged;
import io.devenv.report.Columns.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The screen and the document of {@code devenv purge}. */
public final class PurgeText {
    private PurgeText() {}

    /** What to type to do what was shown. */
    public static String next(boolean all) {
        return "\nNothing was changed.\nnext: devenv purge " + (all ? "--all " : "") + "--yes\n";
    }

    /** A line for each relation and schema, of which there may be hundreds of thousands. */
    public static void preview(Purge purge, Style style, Ages ages, Consumer<String> out) {
        if (purge.isEmpty()) {
            out.accept(nothing(purge.younger()));
            return;
        }
        out.accept("Set aside by earlier runs; once freed they cannot come back\n");
        Columns.lines(
                "  ",
                taker -> {
                    for (Purge.Row row : purge.relations()) {
                        String reason = reason(row.batch()) + ", set aside " + ages.ago(row.since());
                        taker.accept(List.of(Cell.of(row.name().toString()), Cell.of(reason)));
                    }
                    for (Batch drop : purge.schemas()) {
                        taker.accept(List.of(Cell.of(drop.about().toString()), Cell.of(reason(drop))));
                    }
                },
                style,
                line -> out.accept(line + "\n"));
    }

    private static String nothing(int younger) {
        if (younger == 0) return "Nothing is set aside.\n";
        return "Nothing was set aside more than " + TrashLife.WORDS + " ago; " + younger
                + (younger == 1 ? " relation is" : " relations are") + " younger.\nnext: devenv purge --all\n";
    }

    private static String reason(Batch batch) {
        return batch.changes().get(0).reason();
    }

    public static String done(Purged done, Style style) {
        StringBuilder text = new StringBuilder();
        text.append("freed ").append(Counted.of(done.relations(), "relation")).append('\n');
        done.schemas()
                .forEach(schema -> text.append("dropped schema ")
                        .append(schema.relation(""))
                        .append('\n'));
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
    public static void json(Purge purge, Optional<Purged> done, Consumer<String> out) {
        LongJson.print(out, document -> {
            document.fields(Json.document("devenv/purge/1")
                    .put("applied", done.isPresent())
                    .put("run", done.map(Purged::run).orElse(null)));
            document.array("relations", () -> purge.relations().forEach(row -> document.value(relation(row))));
            document.array("schemas", () -> purge.schemas().forEach(drop -> document.value(schema(drop))));
            ObjectNode rest = Json.object().put("younger", purge.younger());
            Json.failures(rest, done.map(Purged::failures).orElse(List.of()));
            document.fields(rest.putNull("error"));
        });
    }

    private static ObjectNode relation(Purge.Row row) {
        ObjectNode relation = schema(row.batch());
        Json.instant(relation, "set_aside_at", Optional.of(row.since()));
        return relation;
    }

    private static ObjectNode schema(Batch drop) {
        return Json.name(drop.about()).put("reason", reason(drop));
    }
}
