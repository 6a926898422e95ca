package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import java.util.List;

/**
 * What clean would do.
 *
 * @param verdicts one for each dev relation, sorted by name
 * @param batches the changes in order: what needs another goes before it
 * @param offers changes made only if the user asks for them: the only copy of something gets its name back
 * @param missing nodes of the branch with no dev relation
 * @param inTrash what was set aside earlier and not purged yet
 */
public record CleanupPlan(
        List<Verdict> verdicts, List<Batch> batches, List<Batch> offers, List<Node> missing, List<Relation> inTrash) {
    public CleanupPlan {
        verdicts = List.copyOf(verdicts);
        batches = List.copyOf(batches);
        offers = List.copyOf(offers);
        missing = List.copyOf(missing);
        inTrash = List.copyOf(inTrash);
    }

    public boolean isEmpty() {
        return batches.isEmpty();
    }

    public List<Verdict> of(Verdict.Decision decision) {
        return verdicts.stream().filter(each -> each.decision() == decision).toList();
    }
}
