package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked about each change where the user picks them one by one. */
public final class PickText {
    private final Cleaning cleaning;
    private final Ages ages;
    private final Map<RelationName, Verdict> verdicts = new HashMap<>();

    public PickText(Cleaning cleaning, Ages ages) {
        this.cleaning = cleaning;
        this.ages = ages;
        cleaning.plan()
                .verdicts()
                .forEach(verdict -> verdicts.put(verdict.standing().name(), verdict));
    }

    /** One change with everything that speaks for and against it, such as {@code 3/9  drop dim_customers (view, leftover)}. */
    public String of(Batch batch, int number, int total) {
        Optional<Verdict> verdict = Optional.ofNullable(verdicts.get(batch.about()));
        String what = verdict.map(found -> what(found, batch)).orElseGet(() -> ofNoDevRelation(batch));
        List<String> details = verdict.map(this::details)
                .orElseGet(() -> List.of(batch.changes().get(0).reason()));
        return "\n" + number + "/" + total + "  " + what + "\n     " + String.join("; ", details) + "\n";
    }

    /** What was set aside, or a schema. */
    private static String ofNoDevRelation(Batch batch) {
        return (batch.schema().isPresent() ? "drop schema " : "free for good ") + batch.about();
    }

    private String what(Verdict verdict, Batch batch) {
        Standing standing = verdict.standing();
        return verb(verdict) + " "
                + StandingText.name(standing, cleaning.heading().schema()) + " ("
                + standing.relation().kind().spoken() + ", "
                + standing.type().spoken() + ")" + aside(batch);
    }

    private static String verb(Verdict verdict) {
        return switch (verdict.decision()) {
            case OFFER_BACK -> "give back its name to";
            case REPLACE_BY_CLONE -> "put a clone of production in the place of";
            case REPLACE_BY_COPY -> "put a copy of production in the place of";
            case REPLACE_BY_VIEW -> "put a view of production in the place of";
            default -> "drop";
        };
    }

    private static String aside(Batch batch) {
        boolean renames = batch.changes().stream()
                .anyMatch(change -> change.action() == Change.Action.RENAME
                        && change.other()
                                .filter(name -> TrashName.of(name.identifier()).isPresent())
                                .isPresent());
        return renames ? ", set aside first" : "";
    }

    private List<String> details(Verdict verdict) {
        List<String> parts = new ArrayList<>(List.of(verdict.reason()));
        String age = StandingText.age(verdict.standing(), ages);
        parts.add(age.isEmpty() ? "of unknown age" : age);
        parts.addAll(RebuildText.of(verdict.standing(), cleaning.rebuilds()));
        if (verdict.reversible() == Verdict.Reversible.NO) parts.add("cannot be undone");
        return parts;
    }
}
