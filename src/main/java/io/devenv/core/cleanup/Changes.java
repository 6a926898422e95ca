package io.devenv.core.cleanup;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns verdicts into changes, and hands out names for what is set aside. */
final class Changes {
    private final Disposal disposal;
    private final BrokenViews broken;
    private final Ways ways;
    private final TrashNames names;
    private final Inventory dev;
    private final Arrivals arrivals;

    Changes(Situation situation, Disposal disposal, Ways ways, String run) {
        this.disposal = disposal;
        this.broken = new BrokenViews(situation, ways.views());
        this.ways = ways;
        this.dev = situation.dev();
        this.names = new TrashNames(run);
        this.arrivals = new Arrivals(names, situation.dev());
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
        List<Change> changes = new ArrayList<>();
        if (replacement.action() == Change.Action.VIEW_OF && ways.areTransactional()) {
            changes.addAll(arrivals.view(name, replacement, reason));
            changes.add(0, away);
        } else {
            changes.addAll(arrivals.beside(name, replacement, reason));
            changes.add(1, away);
        }
        return changes;
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
        return Change.aside(relation, names.beside(name, dev), ways.views(), reason);
    }
}
