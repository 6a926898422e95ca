package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.LoggedRun;
import io.devenv.core.cleanup.RunSummary;
import java.util.List;
import java.util.function.Consumer;

/** The document of {@code devenv log --output json}: {@code devenv/log/1}. */
public final class LogJson {
    private LogJson() {}

    /** Runs in brief, newest first. */
    public static String of(List<RunSummary> runs) {
        ObjectNode document = Json.document("devenv/log/1");
        ArrayNode array = document.putArray("runs");
        runs.forEach(summary -> array.add(run(summary)));
        document.putNull("error");
        return Json.text(document);
    }

    /** One run with its changes, of which there may be hundreds of thousands. */
    public static void print(LoggedRun logged, Consumer<String> out) {
        LongJson.print(out, document -> {
            document.fields(Json.document("devenv/log/1"));
            document.array(
                    "runs",
                    () -> document.object(() -> {
                        document.fields(run(logged.summary()));
                        document.array("changes", () -> logged.changes().each(entry -> document.value(change(entry))));
                    }));
            document.fields(Json.object().putNull("error"));
        });
    }

    private static ObjectNode run(RunSummary summary) {
        JournaledRun run = summary.run();
        ObjectNode object = Json.object()
                .put("run", run.id())
                .put("at", run.at().toString())
                .put("command", run.command())
                .put("target", run.target())
                .put("connection", run.connection());
        ObjectNode done = object.putObject("done");
        for (RunSummary.Deed deed : RunSummary.Deed.values()) {
            done.put(deed.word(), summary.done().getOrDefault(deed, 0));
        }
        object.put("refused", summary.refused())
                .put("taken_back", summary.takenBack())
                .put("unsure", summary.unsure())
                .put("undo", summary.undo().word());
        Json.instant(object, "undo_until", summary.until());
        return object;
    }

    private static ObjectNode change(JournaledRun.Entry entry) {
        Change change = entry.change();
        ObjectNode object = Json.object()
                .put("number", entry.number())
                .put("action", change.action().word());
        object.set("relation", Json.name(change.relation()));
        object.put("type", change.kind().word());
        Json.name(object, "other", change.other());
        return object.put("reason", change.reason())
                .put("outcome", entry.outcome().word());
    }
}
