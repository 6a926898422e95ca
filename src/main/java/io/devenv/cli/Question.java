package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Asks the user at the terminal. Anything but a clear yes is a no. */
final class Question {
    private final Session session;

    Question(Session session) {
        this.session = session;
    }

    boolean agrees(String question) {
        return answer(question + " [y/N]")
                .filter(answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"))
                .isPresent();
    }

    /** What was typed, without blanks around it; empty where nobody answers any more. */
    Optional<String> answer(String question) {
        session.out().print(question + " ");
        session.out().flush();
        try {
            return Optional.ofNullable(session.in().readLine()).map(String::strip);
        } catch (IOException failed) {
            throw Problem.of(Fault.USAGE, "no-answer", "the answer could not be read: " + failed.getMessage())
                    .next("use --yes where nobody can answer")
                    .stop();
        }
    }

    /**
     * Asks once for each schema in which something is kept for want of proof; the answer is kept.
     *
     * @return whether a schema was confirmed
     */
    boolean ownsSchemas(Cleaning cleaning, CleanSchema clean) {
        boolean confirmed = false;
        for (SchemaName schema : cleaning.shared()) {
            if (!agrees("Is " + schema + " yours alone? Then names in a manifest are proof enough to clean there.")) {
                continue;
            }
            clean.confirmPersonal(schema);
            confirmed = true;
        }
        return confirmed;
    }
}
