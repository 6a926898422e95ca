package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Dossier;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Testimony;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.plan.Explanation;

/** The document of {@code devenv status --why --output json}: {@code devenv/why/1}. */
public final class DossierJson {
    private DossierJson() {}

    /** All that is known of each relation that was asked about. */
    public static String of(Explanation explanation) {
        ObjectNode document = Json.document("devenv/why/1");
        StatusJson.heading(document, explanation.heading());
        ArrayNode relations = document.putArray("relations");
        explanation.dossiers().forEach(dossier -> relations.add(relation(dossier)));
        Json.warnings(document, explanation.warnings());
        document.putNull("error");
        return Json.text(document);
    }

    private static ObjectNode relation(Dossier dossier) {
        Standing standing = dossier.standing();
        ObjectNode object = StandingJson.of(standing, dossier.dependents());
        object.put("was", standing.was().orElse(null));
        Json.name(object, "base", standing.base());
        ArrayNode evidence = object.putArray("evidence");
        dossier.testimonies().forEach(each -> evidence.add(testimony(each)));
        ArrayNode readers = object.putArray("read_by");
        dossier.readers().forEach(readers::add);
        dossier.verdict()
                .ifPresentOrElse(verdict -> object.set("clean", clean(verdict)), () -> object.putNull("clean"));
        return object;
    }

    private static ObjectNode testimony(Testimony testimony) {
        return StandingJson.evidence(testimony.evidence())
                .put("stance", testimony.stance().word());
    }

    private static ObjectNode clean(Verdict verdict) {
        ObjectNode object = Json.object()
                .put("decision", verdict.decision().word())
                .put("cause", verdict.cause().word())
                .put("why", verdict.reason());
        Json.names(object, "blocked_by", verdict.blockedBy());
        return object;
    }
}
