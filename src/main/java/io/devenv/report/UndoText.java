package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.plan.Undone;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;

/** What became of taking a run back: the screen and the document of {@code devenv undo}. */
public final class UndoText {
    private static final String IN_SCHEMA = " is not empty";
    private static final String WAITS = " stays for what was set aside there; `devenv purge` frees that and drops it";

    private UndoText() {}

    /** What was brought back, a line each, and what could not be. */
    public static String of(Undone undone, Style style) {
        List<String> lines = new ArrayList<>();
        for (Undone.Step step : undone.steps()) {
            String line = line(step, style);
            if (!line.isEmpty()) lines.add(line);
        }
        if (lines.isEmpty()) lines.add("Nothing of run " + undone.run() + " is in force any more.");
        return String.join("\n", lines) + "\n";
    }

    private static String line(Undone.Step step, Style style) {
        Change change = step.planned().entry().change();
        if (step.refused().isPresent()) {
            return style.bad("not taken back: ") + place(change) + ": "
                    + step.refused().get().message();
        }
        return switch (step.planned().answer()) {
            case TAKE_BACK ->
                takenBack(change) + (isFromText(step) ? ", from its text: its grants and comments are lost" : "");
            case NOTHING_TO_DO -> "";
            case IN_THE_WAY ->
                style.notable("left as it is: ")
                        + (change.action().isOfSchema() ? "schema " : "")
                        + place(change)
                        + (change.action().isOfSchema() ? IN_SCHEMA : " was built anew since")
                        + change.other()
                                .filter(aside -> change.action() == Change.Action.RENAME && !change.arrives())
                                .map(aside -> "; what it was before is " + aside)
                                .orElse("");
            case WAITS -> style.notable("left as it is: ") + "schema " + place(change) + WAITS;
            case GONE -> style.bad("gone: ") + change.relation() + " was dropped for good";
        };
    }

    /** True for a view that was set aside and is gone there since. */
    private static boolean isFromText(Undone.Step step) {
        return step.planned().entry().change().action() == Change.Action.RENAME
                && step.planned()
                        .change()
                        .filter(change -> change.action() == Change.Action.CREATE_VIEW)
                        .isPresent();
    }

    private static RelationName place(Change change) {
        return change.arrives() ? change.other().orElse(change.relation()) : change.relation();
    }

    private static String takenBack(Change change) {
        String other = change.other().map(RelationName::toString).orElse("");
        if (change.arrives())
            return "took away the " + change.kind().spoken() + " at " + other + "; it lies aside until the next purge";
        return switch (change.action()) {
            case RENAME, DROP ->
                "brought back " + change.relation() + " (" + change.kind().spoken() + ")";
            case VIEW_OF, CREATE_VIEW, COPY_OF, CLONE_OF ->
                "took away the " + change.kind().spoken() + " at " + change.relation();
            case DROP_SCHEMA -> "brought back schema " + change.relation();
            case CREATE_SCHEMA -> "took away schema " + change.relation();
        };
    }

    /** The document {@code devenv/undo/1}. */
    public static String json(Undone undone) {
        ObjectNode document = Json.document("devenv/undo/1").put("run", undone.run());
        ArrayNode changes = document.putArray("changes");
        for (Undone.Step step : undone.steps()) {
            RelationName name = step.planned().entry().change().relation();
            ObjectNode object = changes.addObject();
            object.set("relation", Json.name(name));
            object.put("action", step.planned().entry().change().action().word())
                    .put("answer", step.planned().answer().word())
                    .put(
                            "refused",
                            step.refused().map(problem -> problem.message()).orElse(null));
        }
        document.put("complete", undone.complete());
        document.putNull("error");
        return Json.text(document);
    }
}
