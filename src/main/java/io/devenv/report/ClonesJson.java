package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Replacement;
import io.devenv.core.plan.ClonePlan;
import io.devenv.core.plan.CloneStep;
import io.devenv.core.plan.Clones;
import io.devenv.core.plan.Done;
import io.devenv.core.relation.Relation;
import java.util.Optional;
import java.util.OptionalLong;

/** The document of {@code devenv clone --output json}: {@code devenv/clone/1}. */
public final class ClonesJson {
    private ClonesJson() {}

    /**
     * What would be made, and what was.
     *
     * @param done empty for a preview
     */
    public static String of(Clones clones, Optional<Done> done) {
        ObjectNode document = Json.document("devenv/clone/1");
        StatusJson.heading(document, clones.heading());
        document.put("applied", done.isPresent());
        document.put("run", done.map(Done::run).orElse(null));
        ArrayNode nodes = document.putArray("nodes");
        clones.plan().rows().forEach(row -> nodes.add(node(row)));
        ArrayNode schemas = document.putArray("creates_schemas");
        clones.plan()
                .schemas()
                .forEach(schema ->
                        schemas.addObject().put("database", schema.database()).put("schema", schema.schema()));
        Json.failures(document, done);
        Json.warnings(document, clones.warnings());
        document.putNull("error");
        return Json.text(document);
    }

    private static ObjectNode node(ClonePlan.Row row) {
        CloneStep step = row.step();
        ObjectNode object = Json.object().put("node", step.node().id());
        object.set("relation", Json.name(step.target()));
        object.put("action", row.made().map(ClonesJson::action).orElse("none"))
                .put("failed", row.failed())
                .put("reason", step.reason().word())
                .put("why", row.why());
        Json.name(object, "from", step.source().map(CloneStep.Source::name));
        Optional<Relation> production = row.made().map(Replacement::production);
        Json.number(object, "rows", production.map(Relation::rows).orElse(OptionalLong.empty()));
        Json.number(object, "bytes", production.map(Relation::bytes).orElse(OptionalLong.empty()));
        return object;
    }

    private static String action(Replacement made) {
        return switch (made.action()) {
            case COPY_OF -> "copy";
            case CLONE_OF -> "clone";
            default -> "view";
        };
    }
}
