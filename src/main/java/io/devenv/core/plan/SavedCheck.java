package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Intent;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.plan.SavedCleaning.Place;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Fingerprint;
import io.devenv.core.relation.RelationName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a saved plan may still be done: only here, only if nothing it is about has changed, and only what clean would do now, too. */
public record SavedCheck(SavedCleaning saved) {
    /** Why the plan is not for this place. */
    public Optional<Problem> elsewhere(Place here) {
        Place there = saved.place();
        if (!there.devenv().equals(here.devenv())) {
            return Optional.of(refused(
                    Fault.USAGE,
                    "plan-of-another-devenv",
                    "the plan was made by devenv " + there.devenv() + ", this is " + here.devenv()));
        }
        return differing("plan-of-another-project", "project", there.project(), here.project())
                .or(() -> differing("plan-of-another-target", "target", there.target(), here.target()))
                .or(() -> differing("plan-of-another-target", "connection", there.connection(), here.connection()));
    }

    /** Why it is not done again: it was begun before. */
    public Optional<Problem> done(List<JournaledRun> runs) {
        boolean begun = runs.stream().anyMatch(run -> run.id().equals(saved.run()));
        if (!begun) return Optional.empty();
        return Optional.of(
                refused(Fault.USAGE, "plan-applied-already", "the plan was applied already, as run " + saved.run()));
    }

    private Optional<Problem> differing(String code, String what, String then, String now) {
        if (then.equals(now)) return Optional.empty();
        return Optional.of(refused(Fault.GUARD, code, "the plan is for " + what + " " + then + ", this is " + now));
    }

    /** Why it must not be done any more, as things stand now. */
    public Optional<Problem> outdated(Cleaning now) {
        Map<RelationName, Batch> decided = new HashMap<>();
        now.all().forEach(batch -> decided.put(batch.about(), batch));
        Stream<Problem> changed = saved.batches().stream().flatMap(batch -> changed(batch, now).stream());
        Stream<Problem> unwanted = saved.batches().stream()
                .filter(batch -> Optional.ofNullable(decided.get(batch.about()))
                        .filter(other -> Intent.of(batch).equals(Intent.of(other)))
                        .isEmpty())
                .map(batch -> unwanted(batch, now));
        return Stream.concat(changed, unwanted).findFirst();
    }

    /** Of a schema nothing is kept but its name: that nothing lies in it the warehouse sees to when it is dropped. */
    private Optional<Problem> changed(Batch batch, Cleaning now) {
        return batch.schema().isPresent() ? Optional.empty() : changed(batch.about(), now);
    }

    private Optional<Problem> changed(RelationName name, Cleaning now) {
        Optional<Fingerprint> current = now.inventory().fingerprint(name);
        if (current.isEmpty()) {
            return Optional.of(
                    refused(Fault.WAREHOUSE, "plan-relation-gone", name + " is gone since the plan was made"));
        }
        return Optional.ofNullable(saved.fingerprints().get(name))
                .flatMap(then -> then.difference(current.get()))
                .map(difference -> refused(
                        Fault.WAREHOUSE,
                        "plan-relation-changed",
                        name + " is not as it was when the plan was made: " + difference));
    }

    /** Guard, proof, keep rules and who needs whom may say otherwise by now. */
    private static Problem unwanted(Batch batch, Cleaning now) {
        String instead = batch.schema().isPresent() ? ofSchema(batch, now) : ofRelation(batch, now);
        return refused(
                Fault.WAREHOUSE,
                "plan-decision-changed",
                "clean would not do the same to " + batch.about() + " any more: " + instead);
    }

    private static String ofSchema(Batch batch, Cleaning now) {
        return now.schemas().stream()
                .filter(fate -> fate.schema().equals(batch.about().inSchema()))
                .findFirst()
                .map(fate -> fate.isDropped() ? "it would drop it in another way" : "it is kept, " + fate.reason())
                .orElse("it is not there");
    }

    private static String ofRelation(Batch batch, Cleaning now) {
        return now.plan().verdicts().stream()
                .filter(verdict -> verdict.standing().name().equals(batch.about()))
                .findFirst()
                .map(SavedCheck::instead)
                .orElse("it is none of what clean looks at");
    }

    private static String instead(Verdict verdict) {
        return verdict.changes() ? "it would change it in another way" : "it is kept, " + verdict.reason();
    }

    private static Problem refused(Fault fault, String code, String message) {
        return Problem.of(fault, code, message)
                .because("a plan is done as it was shown or not at all; nothing was changed")
                .next("make a new one with devenv clean --out FILE");
    }
}
