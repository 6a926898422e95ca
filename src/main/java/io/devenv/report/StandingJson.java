package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Evidence;
import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.Hold;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.relation.RelationName;
import java.util.Collection;
import java.util.Optional;

/** One relation as it stands in the documents of status and clean. */
final class StandingJson {
    private StandingJson() {}

    /** The relation with its class and evidence; {@code dependents} are who needs it in the warehouse. */
    static ObjectNode of(Standing standing, Collection<RelationName> dependents) {
        ObjectNode object = Json.name(standing.name())
                .put("type", standing.relation().kind().word())
                .put("class", standing.type().word());
        ArrayNode flags = object.putArray("flags");
        standing.flags().stream().map(Flag::word).sorted().forEach(flags::add);
        object.put("node", standing.node().orElse(null)).put("reason", standing.reason());
        object.put("proof", standing.proof().given())
                .put("proof_reason", standing.proof().why());
        ArrayNode evidence = object.putArray("evidence");
        standing.evidence().forEach(each -> evidence.add(evidence(each)));
        Json.number(object, "rows", standing.relation().rows());
        Json.number(object, "bytes", standing.relation().bytes());
        kept(object, standing.hold());
        Json.instant(object, "built_at", standing.builtAt());
        Json.instant(object, "state_built_at", standing.productionBuiltAt());
        Json.names(object, "dependents", dependents);
        return object;
    }

    /** Who wants it kept; null where nobody said so. */
    private static void kept(ObjectNode object, Optional<Hold> hold) {
        if (hold.isEmpty()) {
            object.putNull("kept");
            return;
        }
        ObjectNode kept = object.putObject("kept")
                .put("by", hold.get().by().word())
                .put("why", hold.get().why().orElse(null));
        KeepJson.putSpan(kept, hold.get().until(), hold.get().branch());
    }

    static ObjectNode evidence(Evidence evidence) {
        ObjectNode object =
                Json.object().put("witness", evidence.witness().word()).put("says", evidence.says());
        object.put("where", evidence.where().orElse(null));
        Json.instant(object, "at", evidence.at());
        return object;
    }
}
