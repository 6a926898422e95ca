package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.List;
import java.util.Optional;

/** Makes changes: all of a call in one transaction, each only as long as it hits the very relation it was meant for. */
final class PostgresChanges {
    /** By the object's id, not by its name: while a statement waits for a lock, dbt may put a new table in the place of the old one. */
    private static final String NAMES_OF = """
            select nspname, relname
              from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where pg_class.oid = ?::text::oid
            """;

    private final Session session;
    private final DbtSessions dbt;
    private final Hindrances hindrances;
    private final ChangeProblems problems;
    private final String database;

    /** @param database the one the session is connected to */
    PostgresChanges(Session session, DbtSessions dbt, String database) {
        this.session = session;
        this.dbt = dbt;
        this.hindrances = new Hindrances(session);
        this.problems = new ChangeProblems(session);
        this.database = database;
    }

    Optional<Problem> objection(Change change) {
        try {
            return outside(change).or(() -> dbtAtWork(change)).or(() -> hindrance(change));
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("cannot tell whether " + change.relation() + " can be changed", failed)
                    .stop();
        }
    }

    void make(List<Change> changes) {
        if (changes.isEmpty()) return;
        Change[] at = new Change[] {changes.get(0)};
        try {
            session.inTransaction(() -> {
                for (Change change : changes) {
                    at[0] = change;
                    makeOne(change);
                }
            });
        } catch (StatementFailed failed) {
            throw problems.of(at[0], failed).stop();
        }
    }

    private void makeOne(Change change) {
        Optional<Problem> objection = outside(change).or(() -> dbtAtWork(change));
        boolean exists = change.action() == Change.Action.RENAME || change.action() == Change.Action.DROP;
        Optional<Hindrances.Lying> meant = exists ? hindrances.lying(change) : Optional.empty();
        objection
                .or(() -> (exists ? Hindrances.ofLying(change, meant) : hindrances.of(change))
                        .map(why -> ChangeProblems.refused(change, why)))
                .ifPresent(problem -> {
                    throw problem.stop();
                });
        session.run(ChangeStatements.of(change));
        meant.ifPresent(relation -> requireHit(change, relation.id()));
    }

    /** @throws io.devenv.core.problem.Stop where the statement has met another relation than was meant; then all is rolled back */
    private void requireHit(Change change, String id) {
        List<RelationName> now = session.query(
                NAMES_OF,
                List.of(id),
                row -> new RelationName(change.relation().database(), row.text("nspname"), row.text("relname")));
        List<RelationName> wanted = change.action() == Change.Action.DROP
                ? List.of()
                : change.other().stream().toList();
        if (now.equals(wanted)) return;
        throw ChangeProblems.refused(change, "somebody built it anew at that very moment").stop();
    }

    private Optional<Problem> outside(Change change) {
        boolean elsewhere = !change.relation().database().equalsIgnoreCase(database)
                || change.other().filter(name -> !name.database().equalsIgnoreCase(database)).isPresent();
        return elsewhere
                ? Optional.of(ChangeProblems.refused(change, "it is not in database " + database))
                : Optional.empty();
    }

    private Optional<Problem> dbtAtWork(Change change) {
        String schema = change.relation().schema();
        return dbt.in(schema)
                .map(who -> Problem.of(
                                Fault.WAREHOUSE, "postgres-dbt-at-work", "dbt is at work in " + schema + ": " + who)
                        .next("wait until it has ended"));
    }

    private Optional<Problem> hindrance(Change change) {
        return hindrances.of(change).map(why -> ChangeProblems.refused(change, why));
    }
}
