package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.util.Locale;

/** Asks the user at the terminal. Anything but a clear yes is a no. */
final class Question {
    private final Session session;

    Question(Session session) {
        this.session = session;
    }

    boolean agrees(String question) {
        session.out().print(question + " [y/N] ");
        session.out().flush();
        try {
            String answer = session.in().readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
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
