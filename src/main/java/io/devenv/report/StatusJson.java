package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.plan.Heading;
import io.devenv.core.plan.Overview;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;

/** The document of {@code devenv status --output json}: {@code devenv/status/1}. */
public final class StatusJson {
    private StatusJson() {}

    /** The whole answer. */
    public static String of(Overview overview) {
        ObjectNode document = Json.document("devenv/status/1");
        heading(document, overview.heading());
        ArrayNode schemas = document.putArray("schemas");
        for (SchemaName schema : overview.schemas()) {
            schemas.addObject()
                    .put("database", schema.database())
                    .put("schema", schema.schema())
                    .put("listing", word(overview.inventory().listing(schema)));
        }
        ObjectNode counts = document.putObject("counts");
        for (RelationClass type : RelationClass.values()) {
            counts.put(type.word(), overview.found().of(type).size());
        }
        ArrayNode relations = document.putArray("relations");
        overview.found()
                .standings()
                .forEach(standing -> relations.add(
                        StandingJson.of(standing, overview.dependencies().dependentsOf(standing.name()))));
        ArrayNode missing = document.putArray("missing");
        overview.found().missing().forEach(node -> missing.add(node.id()));
        Json.warnings(document, overview.warnings());
        document.putNull("error");
        return Json.text(document);
    }

    static void heading(ObjectNode document, Heading heading) {
        document.put("project", heading.project())
                .put("target", heading.target())
                .put("connection", heading.connection())
                .put("default_schema", heading.schema())
                .put("branch", heading.gitBranch().orElse(null));
        Json.instant(document, "manifest_of", heading.manifestOf());
        ArrayNode changed = document.putArray("changed_files");
        heading.changedFiles().forEach(changed::add);
        if (heading.state().isEmpty()) {
            document.putNull("state");
            return;
        }
        Heading.StateSummary state = heading.state().get();
        ObjectNode object = document.putObject("state")
                .put("folder", state.folder())
                .put("modified", state.modified())
                .put("new", state.added())
                .put("removed", state.removed());
        Json.instant(object, "written_at", state.writtenAt());
        Json.instant(object, "built_at", state.builtAt());
    }

    private static String word(Listing listing) {
        if (listing instanceof Listing.Listed) return "listed";
        return listing instanceof Listing.Absent ? "absent" : "unreadable";
    }
}
