package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.List;
import java.util.Optional;

/** Makes changes: all of a call in one transaction, each only as long as it hits the very relation it was meant for. */
final class PostgresChanges {
    private static final String LYING =
            "select oid::text as id, relkind::text from pg_class where oid = to_regclass(?)";

    /** By the object's id, not by its name: while a statement waits for a lock, dbt may put a new table in the place of the old one. */
    private static final String NAME_OF = "select relname from pg_class where oid = ?::text::oid";

    /** A relation by its id; {@code kind} is the server's letter. */
    private record Lying(String id, String kind) {
        /** Partitioned tables are none: they would take their partitions along. */
        boolean isPlain(RelationKind meant) {
            return switch (meant) {
                case TABLE -> kind.equals("r");
                case VIEW -> kind.equals("v");
                case MATERIALIZED_VIEW -> kind.equals("m");
                default -> false;
            };
        }
    }

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
            throw problems.of(at[0], failed, hindrances).stop();
        }
    }

    private void makeOne(Change change) {
        Optional<Lying> meant = lying(change);
        if (!isPlain(change, meant)) {
            outside(change)
                    .or(() -> dbtAtWork(change))
                    .or(() -> hindrance(change))
                    .ifPresent(problem -> {
                        throw problem.stop();
                    });
        }
        ChangeStatements.of(change).forEach(session::run);
        if (change.action() == Change.Action.VIEW_OF) prove(change);
        meant.ifPresent(relation -> requireHit(change, relation.id()));
    }

    /** The server makes a view of what may not be read, and refuses to read the view then. */
    private void prove(Change change) {
        session.run("select from " + ChangeStatements.quoted(change.relation()) + " limit 0");
    }

    /** What lies under the name right now; nothing is to lie where a view is to be made. */
    private Optional<Lying> lying(Change change) {
        if (!takesAway(change)) return Optional.empty();
        return session
                .query(
                        LYING,
                        List.of(ChangeStatements.quoted(change.relation())),
                        row -> new Lying(row.text("id"), row.text("relkind")))
                .stream()
                .findFirst();
    }

    /**
     * Whether the little that is asked before each change shows that there is nothing to object to which the server would not
     * refuse of its own accord. Everything else is looked into: that takes longer than the change itself.
     */
    private boolean isPlain(Change change, Optional<Lying> lying) {
        boolean expected = !takesAway(change)
                || lying.filter(relation -> relation.isPlain(change.kind())).isPresent();
        return expected
                && !change.action().isOfSchema()
                && !Hindrances.isCutOff(change)
                && outside(change).isEmpty()
                && !dbt.isThere();
    }

    private static boolean takesAway(Change change) {
        return change.action() == Change.Action.RENAME || change.action() == Change.Action.DROP;
    }

    /** @throws io.devenv.core.problem.Stop where the statement has met another relation than was meant; then all is rolled back */
    private void requireHit(Change change, String id) {
        List<String> now = session.query(NAME_OF, List.of(id), row -> row.text("relname"));
        List<String> wanted = change.action() == Change.Action.DROP
                ? List.of()
                : change.other().map(RelationName::identifier).stream().toList();
        if (now.equals(wanted)) return;
        throw ChangeProblems.refused(change, "somebody built it anew at that very moment")
                .stop();
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
                .map(who -> Problem.of(
                                Fault.WAREHOUSE, "postgres-dbt-at-work", "dbt is at work in " + schema + ": " + who)
                        .next("wait until it has ended"));
    }

    private Optional<Problem> hindrance(Change change) {
        return hindrances.of(change).map(why -> ChangeProblems.refused(change, why));
    }
}
