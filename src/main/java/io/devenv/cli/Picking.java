package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.relation.RelationName;
import io.devenv.report.PickText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Goes through the changes that were shown, in their order, and asks about each. */
final class Picking {
    private final Session session;
    private final Question question;

    Picking(Session session) {
        this.session = session;
        this.question = new Question(session);
    }

    /** A clean, and what it would do. */
    record Picked(CleanSchema clean, Cleaning cleaning) {}

    /**
     * What is left once the user was asked about all of it; empty where they want to do nothing at all. Clean decides anew: what
     * something needs that stays, stays too.
     */
    Optional<Picked> of(Picked all, Meter meter) {
        Optional<Set<RelationName>> declined = declined(all.cleaning());
        if (declined.isEmpty() || declined.get().isEmpty()) return declined.map(none -> all);
        CleanSchema rest = all.clean().declining(declined.get());
        return Optional.of(new Picked(rest, meter.during(rest::preview)));
    }

    /**
     * What the user said no to; empty where they want to do nothing at all. Only a clear yes picks a change, and where nobody answers
     * any more nothing is done.
     */
    private Optional<Set<RelationName>> declined(Cleaning cleaning) {
        PickText text = new PickText(cleaning, session.ages());
        List<Batch> batches = cleaning.all();
        Set<RelationName> declined = new HashSet<>();
        int number = 0;
        for (Batch batch : batches) {
            session.out().print(text.of(batch, ++number, batches.size()));
            Optional<String> answer =
                    question.answer("     y: yes, n: no, a: yes to all the rest, q: quit, do nothing");
            if (answer.isEmpty()) return Optional.empty();
            switch (answer.get().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    // It goes.
                }
                case "a", "all" -> {
                    return Optional.of(declined);
                }
                case "q", "quit" -> {
                    return Optional.empty();
                }
                default -> declined.add(batch.about());
            }
        }
        return Optional.of(declined);
    }
}
