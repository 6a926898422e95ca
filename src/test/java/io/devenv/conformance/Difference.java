package io.devenv.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What devenv answered otherwise than dbt, in words; empty if nothing. */
final class Difference {
    /** dbt stopped. */
    private static final int STOPPED = 2;

    /** devenv's words for what it cannot do yet: stopping so is no answer, even where dbt stopped, too. */
    private static final List<String> NOT_YET = List.of("[adapter-unsupported]", "--as takes");

    private Difference() {}

    static Optional<String> between(Case question, int code, Optional<JsonNode> plan, String err) throws IOException {
        if (NOT_YET.stream().anyMatch(err::contains)) return Optional.of("devenv cannot answer this yet");
        if (question.selected().isEmpty()) {
            return code == 0 ? Optional.of("dbt stopped, devenv answered") : Optional.empty();
        }
        boolean bothStopped =
                question.exitCode() == STOPPED && question.resolutions().isEmpty();
        if (plan.isEmpty() && bothStopped && code != 0) return Optional.empty();
        if (plan.isEmpty()) return Optional.of("exit code " + code + ", no answer: " + err);
        boolean stops = code != 0;
        if (stops != (question.exitCode() == STOPPED)) {
            return Optional.of("exit code " + code + ", dbt's " + question.exitCode() + ": " + err);
        }
        Optional<String> clones = sets("clone", CloneRecord.of(question), CloneRecord.ofPlan(plan.get()));
        if (clones.isPresent()) return clones;
        return sets("selected", question.selected().get(), Case.selectedOf(plan.get()))
                .or(() -> sets("refs", question.resolutions(), Case.resolutionsOf(plan.get())));
    }

    private static Optional<String> sets(String what, Set<String> dbt, Set<String> devenv) {
        if (dbt.equals(devenv)) return Optional.empty();
        Set<String> missing = new TreeSet<>(dbt);
        missing.removeAll(devenv);
        Set<String> extra = new TreeSet<>(devenv);
        extra.removeAll(dbt);
        return Optional.of(what + ": dbt only " + missing + ", devenv only " + extra);
    }
}
