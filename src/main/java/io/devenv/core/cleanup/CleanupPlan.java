package io.devenv.core.cleanup;

import java.util.List;

/**
 * What clean would do.
 *
 * @param verdicts one for each dev relation, sorted by name
 * @param batches the changes in order: what needs another goes before it
 * @param offers changes made only if the user asks for them: the only copy of something gets its name back
 */
public record CleanupPlan(List<Verdict> verdicts, List<Batch> batches, List<Batch> offers) {
    public CleanupPlan {
        verdicts = List.copyOf(verdicts);
        batches = List.copyOf(batches);
        offers = List.copyOf(offers);
    }

    public boolean isEmpty() {
        return batches.isEmpty();
    }

    public List<Verdict> of(Verdict.Decision decision) {
        return verdicts.stream().filter(each -> each.decision() == decision).toList();
    }
}
