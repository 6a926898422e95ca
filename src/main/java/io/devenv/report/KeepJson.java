package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.Pin;
import io.devenv.core.plan.Keeps;
import java.time.LocalDate;
import java.util.Optional;

/** The document of {@code devenv keep --output json}: {@code devenv/keep/1}. */
public final class KeepJson {
    private KeepJson() {}

    /** Everything that is kept, and what this command changed of it. */
    public static String of(Keeps keeps) {
        ObjectNode document = Json.document("devenv/keep/1").put("project", keeps.project());
        ArrayNode pins = document.putArray("pins");
        keeps.pins().forEach(row -> pins.add(pin(row)));
        ArrayNode rules = document.putArray("rules");
        for (KeepRule rule : keeps.rules()) {
            rules.addObject()
                    .put("pattern", rule.pattern().text())
                    .put("why", rule.why().orElse(null));
        }
        Json.names(document, "pinned", keeps.pinned());
        Json.names(document, "removed", keeps.removed());
        document.putNull("error");
        return Json.text(document);
    }

    private static ObjectNode pin(Keeps.Row row) {
        Pin pin = row.pin();
        ObjectNode object = Json.name(pin.relation()).put("why", pin.why());
        putSpan(object, pin.until(), pin.branch());
        object.put("standing", row.standing().word());
        Json.instant(object, "at", Optional.of(pin.at()));
        return object.put("made_on", pin.madeOn().orElse(null));
    }

    /** How long it holds; null where that has no end. */
    static void putSpan(ObjectNode object, Optional<LocalDate> until, Optional<String> branch) {
        object.put("until", until.map(LocalDate::toString).orElse(null)).put("branch", branch.orElse(null));
    }
}
