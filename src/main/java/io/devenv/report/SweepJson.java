package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.sweep.SweptSchema;
import java.util.Optional;

/** The document of {@code devenv sweep --output json}: {@code devenv/sweep/1}. */
public final class SweepJson {
    private SweepJson() {}

    /**
     * What would become of each schema, and what was done.
     *
     * @param done empty for a preview
     */
    public static String of(Sweeping sweeping, Optional<Swept> done) {
        ObjectNode document = Json.document("devenv/sweep/1");
        StatusJson.heading(document, sweeping.heading());
        document.put("applied", done.isPresent());
        document.put("run", done.map(Swept::run).orElse(null));
        ArrayNode schemas = document.putArray("schemas");
        for (SweptSchema row : sweeping.plan().rows()) schemas.add(schema(row, done));
        ArrayNode failures = document.putArray("failures");
        done.ifPresent(swept ->
                swept.failures().forEach(failure -> failures.add(Json.failure(failure.name(), failure.why()))));
        Json.warnings(document, sweeping.warnings());
        document.putNull("error");
        return Json.text(document);
    }

    private static ObjectNode schema(SweptSchema row, Optional<Swept> done) {
        ObjectNode object = Json.object()
                .put(
                        "database",
                        row.name().database().isEmpty() ? null : row.name().database())
                .put("schema", row.name().schema())
                .put("pattern", row.pattern())
                .put("key", row.key().orElse(null))
                .put("owner", row.owner().orElse(null))
                .put("relations", row.tally().all())
                .put("going", row.tally().going())
                .put("unknown", row.tally().unknown())
                .put("set_aside", row.tally().aside())
                .put("freed", row.tally().freed())
                .put("lost", row.tally().lost());
        Json.number(object, "bytes", row.bytes());
        Json.instant(object, "unchanged_since", row.age().unchangedSince());
        Json.instant(object, "built_at", row.age().builtAt());
        object.put("decision", row.decision().word())
                .put("cause", row.cause().word())
                .put("why", row.reason());
        Json.instant(object, "until", row.until());
        Json.names(object, "staying", row.staying());
        done.ifPresent(swept -> object.set("done", work(swept.schemas().getOrDefault(row.name(), Swept.Work.NONE))));
        return object;
    }

    private static ObjectNode work(Swept.Work work) {
        return Json.object()
                .put("set_aside", work.aside())
                .put("dropped", work.dropped())
                .put("lost", work.lost())
                .put("freed", work.freed())
                .put("schema_dropped", work.gone());
    }
}
