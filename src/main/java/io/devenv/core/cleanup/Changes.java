package io.devenv.core.cleanup;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns verdicts into changes, and hands out names for what is set aside. */
final class Changes {
    private final Situation situation;
    private final Disposal disposal;
    private final String run;
    private final BrokenViews broken;
    private final Ways ways;
    private int number;

    Changes(Situation situation, Disposal disposal, Ways ways, String run) {
        this.situation = situation;
        this.disposal = disposal;
        this.broken = new BrokenViews(situation, ways.views());
        this.ways = ways;
        this.run = run;
    }

    /** @param replacement what takes the relation's place, for a verdict that says so */
    Batch of(Verdict verdict, Optional<Replacement> replacement) {
        RelationName name = verdict.standing().name();
        Change away = away(verdict.standing(), verdict.reason());
        boolean replaces = verdict.decision().replaces();
        return new Batch(
                name,
                replacement
                        .filter(found -> replaces)
                        .map(found -> swap(away, found, name, verdict.reason()))
                        .orElseGet(() -> List.of(away)));
    }

    /**
     * The replacement is made, and thereby known to work, before the old one goes. A view may as well be made in the place itself where
     * a failure brings the old one back.
     */
    private List<Change> swap(Change away, Replacement replacement, RelationName name, String reason) {
        if (replacement.action() == Change.Action.VIEW_OF && ways.areTransactional()) {
            return List.of(away, Change.viewOf(name, replacement.production().name(), reason));
        }
        List<Change> changes = new ArrayList<>(arrival(replacement, name, reason));
        changes.add(1, away);
        return changes;
    }

    /**
     * Something new at a name where nothing lies. A table is made in the trash and gets its name from there: what a run that dies leaves
     * behind is freed like everything else there, and undo has a place to put it back to.
     */
    Batch arriving(Replacement replacement, RelationName name, String reason) {
        if (replacement.action() == Change.Action.VIEW_OF) {
            return new Batch(name, List.of(Change.viewOf(name, replacement.production().name(), reason)));
        }
        return new Batch(name, arrival(replacement, name, reason));
    }

    private List<Change> arrival(Replacement replacement, RelationName name, String reason) {
        RelationName beside = freeName(name);
        return List.of(
                Change.made(replacement.action(), beside, replacement.production().name(), reason),
                Change.rename(beside, replacement.kind(), name, reason));
    }

    /** Gives a backup the name of the relation it is the only copy of. */
    static Batch offer(Verdict verdict) {
        Relation relation = verdict.standing().relation();
        RelationName base = verdict.standing().base().orElseThrow();
        return new Batch(
                relation.name(), List.of(Change.rename(relation.name(), relation.kind(), base, verdict.reason())));
    }

    private Change away(Standing standing, String reason) {
        Relation relation = standing.relation();
        RelationName name = relation.name();
        if (broken.areMadeAgain(standing) || disposal == Disposal.FOR_GOOD) {
            return Change.drop(name, relation.kind(), relation.definition(), reason);
        }
        return ways.views() == ViewBinding.BY_RELATION
                ? Change.aside(relation, freeName(name), reason)
                : Change.rename(name, relation.kind(), freeName(name), reason);
    }

    private RelationName freeName(RelationName beside) {
        RelationName free;
        do {
            number++;
            free = beside.withIdentifier(new TrashName(run, number).identifier());
        } while (situation.holder(free).isPresent());
        return free;
    }
}
