package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.plan.Overview;
import io.devenv.core.plan.Setting;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;

/** The document of {@code devenv status --output json}: {@code devenv/status/1}. */
public final class StatusJson {
    private StatusJson() {}

    public static String of(Overview overview) {
        ObjectNode document = Json.document("devenv/status/1");
        setting(document, overview.setting());
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

    static void setting(ObjectNode document, Setting setting) {
        document.put("project", setting.project())
                .put("target", setting.target())
                .put("connection", setting.connection())
                .put("default_schema", setting.schema())
                .put("branch", setting.gitBranch().orElse(null));
        Json.instant(document, "manifest_of", setting.manifestOf());
        ArrayNode changed = document.putArray("changed_files");
        setting.changedFiles().forEach(changed::add);
        if (setting.state().isEmpty()) {
            document.putNull("state");
            return;
        }
        Setting.StateSummary state = setting.state().get();
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
