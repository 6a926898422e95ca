package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.state.Difference;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.Side;
import java.util.List;

/** The field {@code changes} of {@code devenv/plan/1}: what became of nodes since the state was written. */
final class ChangesJson {
    private ChangesJson() {}

    static void put(ObjectNode document, List<NodeChange> changes) {
        ArrayNode array = document.putArray("changes");
        for (NodeChange change : changes) {
            ObjectNode node = array.addObject()
                    .put("node", change.node())
                    .put("change", change.verdict().word());
            ArrayNode parts = node.putArray("parts");
            change.parts().forEach(part -> parts.add(part(part)));
        }
    }

    private static ObjectNode part(PartChange change) {
        Difference difference = change.difference();
        ObjectNode part = Json.object()
                .put("part", change.part().word())
                .put("key", difference.key())
                .put("counts", change.counts());
        value(part, "old", difference.old());
        value(part, "new", difference.now());
        ArrayNode via = part.putArray("via");
        difference.via().forEach(via::add);
        return part.put("diff", change.diff().orElse(null));
    }

    /** Null, too, where nothing is set and where the value was not read. */
    private static void value(ObjectNode into, String field, Side side) {
        side.value().ifPresentOrElse(value -> into.putPOJO(field, value), () -> into.putNull(field));
    }
}
