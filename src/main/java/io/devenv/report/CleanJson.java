package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.SchemaFate;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cost.Rebuild;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document of {@code devenv clean --output json}: {@code devenv/clean/1}. */
public final class CleanJson {
    private CleanJson() {}

    /**
     * What would be done, and what was.
     *
     * @param done empty for a preview
     * @param freeFrom when what is set aside now is freed by a later clean
     */
    public static String of(Cleaning cleaning, Optional<Done> done, Instant freeFrom) {
        ObjectNode document = Json.document("devenv/clean/1");
        StatusJson.heading(document, cleaning.heading());
        document.put("applied", done.isPresent());
        document.put("run", done.map(Done::run).orElse(null));
        ArrayNode relations = document.putArray("relations");
        for (Verdict verdict : cleaning.plan().verdicts()) {
            ObjectNode object = StandingJson.of(
                    verdict.standing(),
                    cleaning.dependencies().dependentsOf(verdict.standing().name()));
            object.put("decision", verdict.decision().word())
                    .put("cause", verdict.cause().word())
                    .put("why", verdict.reason());
            Json.names(object, "blocked_by", verdict.blockedBy());
            rebuild(
                    object,
                    Optional.ofNullable(
                            cleaning.rebuilds().get(verdict.standing().name())));
            relations.add(object);
        }
        ArrayNode schemas = document.putArray("schemas");
        cleaning.schemas().forEach(fate -> schemas.add(schema(fate)));
        ArrayNode changes = document.putArray("changes");
        for (Batch batch : cleaning.all()) {
            batch.changes().forEach(change -> changes.add(change(change, cleaning.statements(), freeFrom)));
        }
        Json.failures(document, done);
        Json.warnings(document, cleaning.warnings());
        document.putNull("error");
        return Json.text(document);
    }

    private static void rebuild(ObjectNode object, Optional<Rebuild> known) {
        known.ifPresentOrElse(
                rebuild -> object.putObject("rebuild")
                        .put("seconds", rebuild.time().toMillis() / 1000.0)
                        .put("provenance", rebuild.source().provenance()),
                () -> object.putNull("rebuild"));
    }

    private static ObjectNode schema(SchemaFate fate) {
        return Json.name(fate.schema().relation(""))
                .put("decision", fate.isDropped() ? "drop" : "keep")
                .put("why", fate.reason());
    }

    static ObjectNode change(Change change, Map<Change, List<String>> statements, Instant freeFrom) {
        ObjectNode object = Json.object().put("action", action(change));
        object.set("relation", Json.name(change.relation()));
        change.other().ifPresent(other -> object.set("other", Json.name(other)));
        object.put("reason", change.reason());
        ArrayNode sql = object.putArray("sql");
        statements.getOrDefault(change, List.of()).forEach(sql::add);
        object.put("reversible", reversible(change, freeFrom));
        object.putArray("blocked_by");
        return object;
    }

    /** design's words: drop, clone, copy, rename; and those of schemas. */
    private static String action(Change change) {
        return switch (change.action()) {
            case RENAME -> "rename";
            case DROP -> "drop";
            case CREATE_VIEW -> "create";
            case VIEW_OF, CLONE_OF -> "clone";
            case COPY_OF -> "copy";
            case DROP_SCHEMA -> "drop_schema";
            case CREATE_SCHEMA -> "create_schema";
        };
    }

    private static String reversible(Change change, Instant freeFrom) {
        if (change.action() == Change.Action.RENAME && !change.arrives()) return "until " + freeFrom;
        return change.action().showsOther() || change.reverse().isPresent() ? "yes" : "no";
    }
}
