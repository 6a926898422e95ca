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
    private final ViewBinding views;
    private int number;

    Changes(Situation situation, Disposal disposal, ViewBinding views, String run) {
        this.situation = situation;
        this.disposal = disposal;
        this.broken = new BrokenViews(situation, views);
        this.views = views;
        this.run = run;
    }

    /** @param shown what the view shows that takes the relation's place, for a verdict that says so */
    Batch of(Verdict verdict, Optional<RelationName> shown) {
        Relation relation = verdict.standing().relation();
        List<Change> changes = new ArrayList<>();
        changes.add(away(verdict.standing(), verdict.reason()));
        if (verdict.decision() == Verdict.Decision.REPLACE_BY_VIEW) {
            shown.ifPresent(name -> changes.add(Change.viewOf(relation.name(), name, verdict.reason())));
        }
        return new Batch(relation.name(), changes);
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
        return views == ViewBinding.BY_RELATION
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
