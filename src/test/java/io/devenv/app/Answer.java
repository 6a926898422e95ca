package io.devenv.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.Evidence;
import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.relation.RelationName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
                                    fates.getOrDefault(name(each), "-"))
                            + why(
                                    each.path("reason").asText("-"),
                                    each.path("was").asText("-"),
                                    each.path("base").asText("-"),
                                    each.path("stale").asText("-").equals("yes")));
        }
        return lines;
    }

    private static String why(String reason, String was, String base, boolean stale) {
        return " " + reason.replace("null", "-") + " was " + was.replace("null", "-") + " of "
                + base.replace("null", "-") + (stale ? " stale" : "");
    }

    /** The scenario's word for what is said to people of an orphan. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("snapshot .* was removed", "snapshot_removed"),
            Map.entry("seed .* was removed", "seed_removed"),
            Map.entry("test .* was removed", "test_removed"),
            Map.entry("version .* was removed", "version_removed"),
            Map.entry("package .* is not on", "package_removed"),
            Map.entry("was deleted", "model_deleted"),
            Map.entry("was renamed to", "model_renamed"),
            Map.entry(" is called ", "alias_changed"),
            Map.entry(" lies in ", "schema_changed"),
            Map.entry("is disabled", "disabled"),
            Map.entry("is ephemeral", "became_ephemeral"),
            Map.entry("stores nothing", "no_longer_stored"),
            Map.entry("as hooks do|a hook of", "made_by_hook"));

    private static String reason(Standing standing) {
        if (standing.type() != RelationClass.ORPHAN) return "-";
        return REASONS.entrySet().stream()
                .filter(entry -> Pattern.compile(entry.getKey())
                        .matcher(standing.reason())
                        .find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(standing.reason());
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
                                    fate)
                            + why(
                                    reason(standing),
                                    // the scenarios name it only where a manifest does
                                    standing.was()
                                            .filter(id -> hasManifestWitness(standing))
                                            .orElse("-"),
                                    standing.base()
                                            .map(base ->
                                                    asWritten(standing.name().identifier(), base.identifier()))
                                            .orElse("-"),
                                    standing.has(Flag.STALE)));
        }
        return lines;
    }

    /** The scenarios name a base as far as it can be read in the working relation's name. */
    private static String asWritten(String name, String base) {
        String beginning = name.replaceFirst("__dbt_[a-z_0-9]+$", "");
        return base.startsWith(beginning) ? beginning : base;
    }

    private static boolean hasManifestWitness(Standing standing) {
        return standing.evidence().stream()
                .anyMatch(each -> each.witness() == Evidence.Witness.BRANCH_MANIFEST
                        || each.witness() == Evidence.Witness.PRODUCTION_MANIFEST
                        || each.witness() == Evidence.Witness.HISTORY);
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
