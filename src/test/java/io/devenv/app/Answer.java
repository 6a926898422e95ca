package io.devenv.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.relation.RelationName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is compared of each dev relation: one line each, so that a difference shows itself. */
final class Answer {
    private Answer() {}

    static Map<String, String> expected(JsonNode scenario) {
        Map<String, String> fates = new TreeMap<>();
        for (JsonNode each : scenario.path("default_clean").path("drop")) fates.put(name(each), "drop");
        for (JsonNode each : scenario.path("default_clean").path("keep")) {
            Set<String> by = new TreeSet<>();
            each.path("blocked_by").forEach(reader -> by.add(name(reader)));
            fates.put(name(each), each.path("why").asText() + (by.isEmpty() ? "" : " by " + by));
        }
        Map<String, String> lines = new TreeMap<>();
        for (JsonNode each : scenario.path("relations")) {
            if (!each.path("scope").asText().equals("dev")) continue;
            Set<String> flags = new TreeSet<>();
            each.path("flags").forEach(flag -> flags.add(flag.asText()));
            lines.put(
                    name(each),
                    line(
                            each.path("class").asText(),
                            flags,
                            each.path("node").asText("-").replace("null", "-"),
                            each.path("proof").asBoolean(),
                            fates.getOrDefault(name(each), "-")));
        }
        return lines;
    }

    static Map<String, String> given(CleanupPlan plan) {
        Map<String, String> lines = new TreeMap<>();
        for (Verdict verdict : plan.verdicts()) {
            Standing standing = verdict.standing();
            Set<String> flags = new TreeSet<>();
            // staleness has a field of its own in the scenarios
            standing.flags().stream().filter(flag -> flag != Flag.STALE).forEach(flag -> flags.add(flag.word()));
            Set<String> by = new TreeSet<>();
            verdict.blockedBy().forEach(reader -> by.add(reader.full()));
            String fate = verdict.changes() ? "drop" : verdict.cause().word() + (by.isEmpty() ? "" : " by " + by);
            lines.put(
                    standing.name().full(),
                    line(
                            standing.type().word(),
                            flags,
                            standing.node().orElse("-"),
                            standing.proof().given(),
                            fate));
        }
        return lines;
    }

    private static String line(String type, Set<String> flags, String node, boolean proof, String fate) {
        return type + " " + flags + " " + node + (proof ? " proven " : " unproven ") + fate;
    }

    private static String name(JsonNode each) {
        return new RelationName(
                        each.path("database").asText(),
                        each.path("schema").asText(),
                        each.path("name").asText())
                .full();
    }
}
