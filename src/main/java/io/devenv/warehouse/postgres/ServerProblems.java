package io.devenv.warehouse.postgres;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.StatementFailed;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server says once there is a connection. */
final class ServerProblems {
    private ServerProblems() {}

    /** @throws io.devenv.core.problem.Stop where nobody answers any more: then nothing else can be asked either */
    static Problem queryFailed(String what, StatementFailed failed) {
        if (isLost(failed)) {
            throw Problem.of(Fault.WAREHOUSE, "postgres-connection-lost", "the server ended the connection")
                    .because("Postgres: " + failed.words())
                    .next("try again")
                    .stop();
        }
        return Problem.of(Fault.WAREHOUSE, "postgres-query-failed", what).because("Postgres: " + failed.words());
    }

    /**
     * Whether nobody answers any more: the network's codes, those of a server that is shut down or ends the session, and that of
     * one that has waited for the next statement of a transaction for too long.
     */
    static boolean isLost(StatementFailed failed) {
        String state = failed.state();
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }

    /** Its message and details, but not its hint: that would be to drop whatever needs the relation along with it. */
    static String words(StatementFailed failed) {
        return Optional.ofNullable(failed.getCause())
                .filter(PSQLException.class::isInstance)
                .flatMap(cause -> Optional.ofNullable(((PSQLException) cause).getServerErrorMessage()))
                .map(ServerProblems::words)
                .orElseGet(failed::words);
    }

    private static String words(ServerErrorMessage message) {
        String details = Optional.ofNullable(message.getDetail())
                .map(text -> " (" + text + ")")
                .orElse("");
        return (message.getMessage() + details).replaceAll("\\s*\\R\\s*", "; ");
    }
}
