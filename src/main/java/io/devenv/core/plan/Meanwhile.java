package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Intent;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Fingerprint;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is still to be done of what was shown, now that clean has looked again. Somebody else may have been at work since: what they changed, what clean
 * would not do any more and what either needs is left alone, and so is what is new. So whatever is done was decided twice.
 *
 * @param still as it was shown, in the order that is right by now
 * @param left what is left alone, and why, in the order in which it was shown
 */
public record Meanwhile(List<Batch> still, List<Done.Failure> left) {
    public Meanwhile {
        still = List.copyOf(still);
        left = List.copyOf(left);
    }

    public static Meanwhile between(Cleaning shown, Cleaning now) {
        Map<RelationName, Batch> wanted = byRelation(shown.all());
        Map<RelationName, Batch> decided = byRelation(now.all());
        Map<RelationName, String> reasons = new LinkedHashMap<>();
        wanted.forEach((name, batch) -> difference(name, shown, now)
                .or(() -> otherwise(batch, Optional.ofNullable(decided.get(name)), now))
                .ifPresent(why -> reasons.put(name, why)));
        boolean settled = false;
        while (!settled) {
            int before = reasons.size();
            for (Batch batch : wanted.values()) {
                RelationName name = batch.about();
                if (!reasons.containsKey(name)) {
                    staysFor(batch, wanted, decided, reasons, now).ifPresent(why -> reasons.put(name, why));
                }
            }
            settled = reasons.size() == before;
        }
        List<Batch> still = new ArrayList<>();
        for (RelationName name : decided.keySet()) {
            Batch batch = wanted.get(name);
            if (batch != null && !reasons.containsKey(name)) still.add(batch);
        }
        return new Meanwhile(still, left(wanted, reasons));
    }

    private static List<Done.Failure> left(Map<RelationName, Batch> wanted, Map<RelationName, String> reasons) {
        return wanted.values().stream()
                .filter(batch -> reasons.containsKey(batch.about()))
                .map(batch -> new Done.Failure(batch, changed(reasons.getOrDefault(batch.about(), ""))))
                .toList();
    }

    private static Map<RelationName, Batch> byRelation(List<Batch> batches) {
        Map<RelationName, Batch> found = new LinkedHashMap<>();
        batches.forEach(batch -> found.put(batch.about(), batch));
        return found;
    }

    private static Optional<String> otherwise(Batch batch, Optional<Batch> decided, Cleaning now) {
        boolean same = decided.filter(other -> Intent.of(other).equals(Intent.of(batch)))
                .isPresent();
        if (same) return Optional.empty();
        return Optional.of(
                batch.schema().isPresent() ? "clean would keep the schema by now" : instead(batch.about(), now));
    }

    private static String instead(RelationName name, Cleaning now) {
        return now.plan().verdicts().stream()
                .filter(verdict -> verdict.standing().name().equals(name))
                .findFirst()
                .map(verdict -> verdict.changes() ? "clean would change it in another way by now" : verdict.reason())
                .orElseGet(() -> now.inventory().holder(name).isPresent() ? "something was built there" : "it is gone");
    }

    /** What is gone is none that clean would change any more, and what was not there was not shown. */
    private static Optional<String> difference(RelationName name, Cleaning shown, Cleaning now) {
        Optional<Fingerprint> then = shown.inventory().fingerprint(name);
        Optional<Fingerprint> current = now.inventory().fingerprint(name);
        return then.flatMap(fingerprint -> current.flatMap(fingerprint::difference))
                .map(words -> words + " since it was shown");
    }

    /** What clean would take away first by now, but that is not among what is done: a reader; of a schema whatever lies in it. */
    private static Optional<String> staysFor(
            Batch batch,
            Map<RelationName, Batch> wanted,
            Map<RelationName, Batch> decided,
            Map<RelationName, String> reasons,
            Cleaning now) {
        Stream<RelationName> before = batch.schema()
                .map(schema -> decided.keySet().stream()
                        .filter(name -> name.inSchema().equals(schema) && !name.equals(batch.about())))
                .orElseGet(() ->
                        now.dependencies().dependentsOf(batch.about()).stream().filter(decided::containsKey));
        String needs = batch.schema().isPresent() ? " lies in it" : " needs it";
        return before.filter(name -> !wanted.containsKey(name) || reasons.containsKey(name))
                .findFirst()
                .map(name -> name + needs + ", and was not there or not the same when this was shown");
    }

    private static Problem changed(String why) {
        return Problem.of(Fault.WAREHOUSE, Done.CHANGED_MEANWHILE, why).next("run the command again");
    }
}
