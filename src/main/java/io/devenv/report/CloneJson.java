package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.CloneReason;
import io.devenv.core.plan.CloneStep;
import io.devenv.core.plan.Cloning;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of {@code devenv/plan/1} that tells what a clone makes. */
final class CloneJson {
    private CloneJson() {}

    /** Adds {@code clone}, empty for other commands, and {@code creates_schemas}, which is only known of a clone. */
    static void put(ObjectNode document, Optional<Cloning> cloning) {
        ArrayNode steps = document.putArray("clone");
        cloning.ifPresent(found -> found.steps().forEach(step -> steps.add(step(step))));
        cloning.ifPresentOrElse(found -> schemas(document, found), () -> document.putNull("creates_schemas"));
    }

    private static void schemas(ObjectNode document, Cloning cloning) {
        ArrayNode schemas = document.putArray("creates_schemas");
        for (SchemaName name : cloning.newSchemas()) {
            schemas.addObject()
                    .put("database", name.database().isEmpty() ? null : name.database())
                    .put("schema", name.schema());
        }
    }

    private static ObjectNode step(CloneStep step) {
        ObjectNode object = Json.object()
                .put("node", step.node().id())
                .put("action", step.creates() ? "create" : "none")
                .put("outcome", outcome(step.reason().outcome()))
                .put("reason", step.reason().word());
        object.set("relation", Json.name(step.target()));
        object.put("type", word(step.made()));
        step.source().ifPresentOrElse(source -> object.set("from", source(source)), () -> object.putNull("from"));
        object.put("existing_type", word(step.existing().map(Relation::kind)));
        return object.put("loses_data", step.losesData());
    }

    private static ObjectNode source(CloneStep.Source source) {
        return Json.name(source.name()).put("exists", source.presence().word()).put("type", word(source.kind()));
    }

    /** As of other commands' nodes. */
    private static String outcome(CloneReason.Outcome outcome) {
        return switch (outcome) {
            case CREATES, NOTHING -> "runs";
            case FAILS -> "fails";
            case UNKNOWN -> "unknown";
        };
    }

    private static @Nullable String word(Optional<RelationKind> kind) {
        return kind.map(RelationKind::word).orElse(null);
    }
}
