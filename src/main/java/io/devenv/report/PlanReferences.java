package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.defer.Resolution;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlannedRef;
import io.devenv.core.plan.Presence;
import io.devenv.core.plan.Step;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What nodes refer to, in the document of {@code devenv plan}. */
final class PlanReferences {
    private PlanReferences() {}

    /** Functions and foreign keys stand in lists of their own: only few projects have any. */
    static void put(ObjectNode document, Plan plan) {
        put(document, "functions", plan, step -> step.besides().functions());
        put(document, "foreign_keys", plan, step -> step.besides().foreignKeys());
    }

    private static void put(ObjectNode document, String field, Plan plan, Function<Step, List<PlannedRef>> references) {
        List<PlannedRef> found = plan.steps().stream()
                .flatMap(step -> references.apply(step).stream())
                .toList();
        if (found.isEmpty()) return;
        ArrayNode list = document.putArray(field);
        found.forEach(each -> list.add(ref(each, plan.asked().defer())));
    }

    static ObjectNode ref(PlannedRef planned, boolean defers) {
        Resolution resolution = planned.resolution();
        ObjectNode ref = Json.object()
                .put("node", resolution.child().id())
                .put("parent", resolution.parent().id())
                .put("target", resolution.target().word())
                .put("reason", resolution.reason().word());
        Json.name(ref, "relation", resolution.relation());
        ref.put("rendered", planned.rendered().orElse(null));
        put(ref, "dev_relation", resolution.parent().relation(), planned.inDev());
        put(ref, "state_relation", planned.stateRelation(), planned.inState());
        planned.columnsFrom(defers).ifPresent(from -> ref.put("columns_from", from.word()));
        planned.condition().ifPresent(condition -> ref.put("conditional", condition));
        resolution.unverified().ifPresent(rule -> ref.put("unverified", rule));
        return ref;
    }

    /** What is said of a ref, and what has to hold for it. */
    static String remark(String remark, PlannedRef ref) {
        String condition = ref.condition()
                .map(text -> "only if " + text.replaceAll("\\s+", " "))
                .orElse("");
        return remark.isEmpty() || condition.isEmpty() ? remark + condition : remark + ", " + condition;
    }

    private static void put(ObjectNode ref, String field, Optional<RelationName> name, Optional<Presence> presence) {
        if (name.isEmpty()) {
            ref.putNull(field);
            return;
        }
        ref.set(
                field,
                Json.name(name.get())
                        .put("exists", presence.orElse(Presence.UNKNOWN).word()));
    }
}
