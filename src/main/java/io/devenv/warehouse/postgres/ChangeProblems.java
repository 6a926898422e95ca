package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.ChangeWords;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.stream.Collectors;

/** Why a change was not made. The server tells by its five-character codes (appendix A of its manual). */
record ChangeProblems(Session session) {
    private static final String HOLDERS = """
            select distinct pg_stat_activity.pid,
                   format('session %s of %s (%s)', pg_stat_activity.pid, usename, application_name) as words
              from pg_locks
              join pg_stat_activity using (pid)
              join pg_class on pg_class.oid = relation
              join pg_namespace on pg_namespace.oid = relnamespace
             where granted and pg_locks.pid <> pg_backend_pid() and nspname = ? and relname = ?
             order by 1
             limit 3
            """;

    /** What is known beforehand. */
    static Problem refused(Change change, String why) {
        return Problem.of(Fault.WAREHOUSE, "postgres-change-refused", ChangeWords.cannot(change) + ": " + why)
                .next(next(change));
    }

    /** What was meant is not what lies there now. */
    static Problem changedMeanwhile(Change change, String why) {
        return Problem.of(Fault.WAREHOUSE, Done.CHANGED_MEANWHILE, ChangeWords.cannot(change) + ": " + why)
                .next(next(change));
    }

    /** Asked after all was rolled back. */
    Problem of(Change change, StatementFailed failed, Hindrances hindrances) {
        if (ServerProblems.isLost(failed)) return lost(change, failed);
        return switch (failed.state()) {
            case "55P03", "40P01" -> busy(change);
            case "2BP01" ->
                problem("postgres-still-needed", change, failed)
                        .next("run the command again: what is needed is kept then");
            default -> refused(change, failed, hindrances);
        };
    }

    /** What the catalog shows to stand against it now, or else the server's words. */
    private static Problem refused(Change change, StatementFailed failed, Hindrances hindrances) {
        try {
            return hindrances
                    .of(change)
                    .map(why -> refused(change, why))
                    .orElseGet(() ->
                            problem("postgres-change-refused", change, failed).next(next(change)));
        } catch (StatementFailed again) {
            return problem("postgres-change-refused", change, failed).next(next(change));
        }
    }

    private static String next(Change change) {
        return "nothing of this batch is changed; look at " + change.relation() + " and try again";
    }

    private Problem busy(Change change) {
        String who = holders(change.relation());
        return Problem.of(
                        Fault.WAREHOUSE,
                        "postgres-relation-busy",
                        change.relation() + " is in use" + (who.isEmpty() ? "" : ": " + who))
                .because("it was waited for up to " + ServerConnection.LOCK_SECONDS
                        + " seconds; nothing of this batch is changed")
                .next("try again when they have ended");
    }

    private String holders(RelationName name) {
        try {
            List<String> found =
                    session.query(HOLDERS, List.of(name.schema(), name.identifier()), row -> row.text("words"));
            return found.stream().collect(Collectors.joining(", "));
        } catch (StatementFailed unknown) {
            return "";
        }
    }

    private static Problem problem(String code, Change change, StatementFailed failed) {
        return Problem.of(
                Fault.WAREHOUSE, code, ChangeWords.cannot(change) + ": Postgres: " + ServerProblems.words(failed));
    }

    private static Problem lost(Change change, StatementFailed failed) {
        return Problem.of(
                        Fault.WAREHOUSE,
                        Warehouse.CONNECTION_LOST,
                        "the connection broke; whether " + change.relation() + " was changed is not known")
                .because("Postgres: " + ServerProblems.words(failed))
                .next("`devenv undo` looks at what came of it, and takes that back");
    }
}
