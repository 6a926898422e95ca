package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.Step;
import io.devenv.core.plan.Times;
import java.util.Optional;

/** The document of {@code devenv plan --output json}: {@code devenv/plan/1}. */
public final class PlanJson {
    private PlanJson() {}

    /** The whole answer. */
    public static String of(Plan plan) {
        ObjectNode document = Json.document("devenv/plan/1");
        document.put("as", plan.asked().command());
        document.put("dbt", plan.asked().dbtVersion());
        document.put("rules", plan.asked().rules().name());
        document.put("nearest_rules", plan.asked().rules().nearest());
        ArrayNode unverified = document.putArray("unverified");
        plan.asked().rules().doubts().rules().forEach(unverified::add);
        document.put("defer", plan.asked().defer());
        Json.instant(document, "manifest_of", plan.asked().manifestOf());
        ArrayNode selected = document.putArray("selected");
        plan.selected().forEach(selected::add);
        ArrayNode refs = document.putArray("refs");
        plan.refs().forEach(ref -> refs.add(PlanReferences.ref(ref, plan.asked().defer())));
        PlanReferences.put(document, plan);
        ArrayNode nodes = document.putArray("nodes");
        plan.steps().forEach(step -> nodes.add(node(step, plan.times())));
        totals(document.putObject("times"), plan.times());
        CloneJson.put(document, plan.extras().cloning());
        ChangesJson.put(document, plan.extras().changes());
        Json.warnings(document, plan.warnings());
        if (!plan.extras().diff().isEmpty())
            document.set("diff", DiffJson.of(plan.extras().diff()));
        Json.error(document, plan.error());
        return Json.text(document);
    }

    private static ObjectNode node(Step step, Times times) {
        ObjectNode node = Json.object()
                .put("node", step.node().id())
                .put("outcome", step.fate().word());
        step.build()
                .ifPresent(build -> node.put("build", build.how().word())
                        .put("build_reason", build.why().word()));
        Optional.ofNullable(times.byNode().get(step.node().id()))
                .ifPresentOrElse(
                        measured -> {
                            ObjectNode seconds = node.putObject("seconds");
                            seconds.put("median", measured.median().toMillis() / 1000.0);
                            seconds.put("runs", measured.runs());
                            Json.instant(seconds, "latest", measured.latest());
                            seconds.put("provenance", "measured");
                        },
                        () -> node.putNull("seconds"));
        return node;
    }

    private static void totals(ObjectNode into, Times times) {
        into.set("with_defer", total(times.withDefer()));
        into.set("without_defer", total(times.withoutDefer()));
    }

    private static ObjectNode total(Times.Total total) {
        return Json.object()
                .put("nodes", total.nodes())
                .put("seconds", total.sum().toMillis() / 1000.0)
                .put("unknown", total.unknown())
                .put("provenance", total.unknown() == 0 ? "measured" : "measured in part");
    }
}
