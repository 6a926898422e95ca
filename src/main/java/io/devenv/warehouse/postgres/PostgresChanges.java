package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.List;
import java.util.Optional;

/** Makes changes: all of a call in one transaction, each only as long as it hits the very relation it was meant for. */
final class PostgresChanges {
    /** For what copies rows; nothing that others may want is locked by then. */
    private static final String TAKE_YOUR_TIME = "set local statement_timeout = 0";

    /** How long a change waits whose transaction has locked other relations already: everybody else waits for those meanwhile. */
    private static final String HURRY = "set local lock_timeout = '200ms'";

    private final Session session;
    private final DbtSessions dbt;
    private final Hindrances hindrances;
    private final ChangeProblems problems;
    private final ObjectIds ids;
    private final String database;

    /** @param database the one the session is connected to */
    PostgresChanges(Session session, DbtSessions dbt, String database) {
        this(session, dbt, new ObjectIds(session), database);
    }

    private PostgresChanges(Session session, DbtSessions dbt, ObjectIds ids, String database) {
        this.session = session;
        this.dbt = dbt;
        this.hindrances = new Hindrances(session);
        this.problems = new ChangeProblems(session);
        this.ids = ids;
        this.database = database;
    }

    /** The same over another connection: meant for what was seen over this one. */
    PostgresChanges over(Session another, DbtSessions dbtSeenThere) {
        return new PostgresChanges(another, dbtSeenThere, ids.over(another), database);
    }

    /** From now on changes are meant for what was seen there, and for nothing else of these names. */
    void seen(Inventory inventory) {
        ids.seen(inventory);
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
                Aim aim = ids.aim(changes);
                boolean dbtIsThere = dbt.isThere();
                boolean locks = false;
                for (Change change : changes) {
                    at[0] = change;
                    if (locks && takesAway(change)) session.run(HURRY);
                    makeOne(change, aim, dbtIsThere);
                    locks |= takesAway(change);
                }
                aim.requireHit();
                if (!dbtIsThere && dbt.isThere()) requireUndisturbed(changes);
            });
        } catch (StatementFailed failed) {
            throw problems.of(at[0], failed, hindrances).stop();
        }
        ids.made(changes);
    }

    /** A dbt that has come while the changes were made has listed what lay there before, and counts on it. */
    private void requireUndisturbed(List<Change> changes) {
        for (Change change : changes) {
            dbtAtWork(change).ifPresent(problem -> {
                throw problem.stop();
            });
        }
    }

    private void makeOne(Change change, Aim aim, boolean dbtIsThere) {
        if (dbtIsThere || !isPlain(change, aim.at(change))) {
            outside(change)
                    .or(() -> dbtAtWork(change))
                    .or(() -> hindrance(change))
                    .ifPresent(problem -> {
                        throw problem.stop();
                    });
        }
        if (change.action() == Change.Action.COPY_OF) session.run(TAKE_YOUR_TIME);
        ChangeStatements.of(change).forEach(session::run);
        if (change.action() == Change.Action.VIEW_OF) prove(change);
    }

    /** The server makes a view of what may not be read, and refuses to read the view then. */
    private void prove(Change change) {
        session.run("select from " + ChangeStatements.quoted(change.relation()) + " limit 0");
    }

    /**
     * Whether the little that is asked before each change shows that there is nothing to object to which the server would not
     * refuse of its own accord. Everything else is looked into: that takes longer than the change itself.
     */
    private boolean isPlain(Change change, Optional<ObjectIds.Lying> lying) {
        boolean expected = !takesAway(change)
                || lying.filter(relation -> relation.isPlain(change.kind())).isPresent();
        return expected
                && !change.action().isOfSchema()
                && !Hindrances.isCutOff(change)
                && outside(change).isEmpty();
    }

    /** Whether a change is about what lies there already, which it locks and others may use. */
    static boolean takesAway(Change change) {
        return change.action() == Change.Action.RENAME || change.action() == Change.Action.DROP;
    }

    private Optional<Problem> outside(Change change) {
        boolean elsewhere = !change.relation().database().equalsIgnoreCase(database)
                || change.other()
                        .filter(name -> !name.database().equalsIgnoreCase(database))
                        .isPresent();
        return elsewhere
                ? Optional.of(ChangeProblems.refused(change, "it is not in database " + database))
                : Optional.empty();
    }

    private Optional<Problem> dbtAtWork(Change change) {
        String schema = change.relation().schema();
        return dbt.in(schema)
                .map(who -> Problem.of(Fault.WAREHOUSE, Done.DBT_AT_WORK, "dbt is at work in " + schema + ": " + who)
                        .next("wait until it has ended"));
    }

    private Optional<Problem> hindrance(Change change) {
        return hindrances.of(change).map(why -> ChangeProblems.refused(change, why));
    }
}
