package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.plan.Done;
import java.util.List;
import java.util.Optional;

/** The screen of {@code devenv purge}. */
public final class PurgeText {
    public static final String NEXT = "\nNothing was changed.\nnext: devenv purge --yes\n";

    private PurgeText() {}

    public static String preview(List<Batch> aside) {
        if (aside.isEmpty()) return "Nothing is set aside.\n";
        StringBuilder text = new StringBuilder("Set aside by earlier runs\n");
        for (Batch batch : aside) {
            text.append("  ")
                    .append(batch.about())
                    .append("   ")
                    .append(batch.changes().get(0).reason())
                    .append('\n');
        }
        return text.toString();
    }

    public static String done(Done done, Style style) {
        StringBuilder text = new StringBuilder();
        text.append("freed ")
                .append(done.made().size())
                .append(done.made().size() == 1 ? " relation\n" : " relations\n");
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
    public static String json(List<Batch> aside, Optional<Done> done) {
        ObjectNode document = Json.document("devenv/purge/1");
        document.put("applied", done.isPresent()).put("run", done.map(Done::run).orElse(null));
        ArrayNode relations = document.putArray("relations");
        for (Batch batch : aside) {
            relations.add(Json.name(batch.about())
                    .put("reason", batch.changes().get(0).reason()));
        }
        Json.failures(document, done);
        document.putNull("error");
        return Json.text(document);
    }
}
