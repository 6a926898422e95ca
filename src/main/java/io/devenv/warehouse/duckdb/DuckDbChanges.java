package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.ChangeWords;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes changes. DuckDB's DDL is transactional, but one transaction can write to one file only. */
final class DuckDbChanges {
    private final AttachedFiles files;
    private final Session session;
    private final Hindrances hindrances;
    private final SchemaContents contents;
    private final ViewChecks views;
    private String searchPath = "";

    /** @param session a connection to the files */
    DuckDbChanges(AttachedFiles files, Session session) {
        this.files = files;
        this.session = session;
        this.hindrances = new Hindrances(session);
        this.contents = new SchemaContents(session);
        this.views = new ViewChecks(session);
    }

    Optional<Problem> objection(Change change) {
        boolean view = change.kind() == RelationKind.VIEW;
        return switch (change.action()) {
            case RENAME -> view ? Optional.empty() : hindrance(change.relation());
            case DROP -> mustComeBack(change) ? brokenView(change.relation()) : Optional.empty();
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF, CREATE_SCHEMA -> Optional.empty();
            case DROP_SCHEMA -> schemaInUse(change.relation().inSchema());
        };
    }

    private static boolean mustComeBack(Change change) {
        return change.kind() == RelationKind.VIEW && change.definition().isPresent();
    }

    void make(List<Change> changes) {
        requireNoObjection(changes);
        try {
            makeByDatabase(changes);
        } finally {
            hindrances.forget(changes);
            views.forget(changes);
        }
    }

    private void requireNoObjection(List<Change> changes) {
        views.look(changes.stream()
                .filter(change -> change.action() == Change.Action.DROP && mustComeBack(change))
                .map(Change::relation)
                .toList());
        for (Change change : changes) {
            // What lies in a schema may be gone when its turn comes; until then DuckDB does not let it go.
            if (change.action() == Change.Action.DROP_SCHEMA) continue;
            stopAt(objection(change));
        }
    }

    private static void stopAt(Optional<Problem> problem) {
        problem.ifPresent(found -> {
            throw found.stop();
        });
    }

    private void makeByDatabase(List<Change> changes) {
        String done = "";
        for (List<Change> batch : byDatabase(changes)) {
            String database = batch.get(0).relation().database();
            try {
                files.makeWritable(database);
                makeTogether(database, batch);
            } catch (StatementFailed failed) {
                throw DuckDbWarehouse.queryFailed("database " + database + " was not changed", failed)
                        .stop();
            } catch (Stop stop) {
                throw (done.isEmpty() ? stop.problem() : withDone(stop.problem(), done)).stop();
            }
            done = database;
        }
    }

    private void makeTogether(String database, List<Change> batch) {
        try {
            session.inTransaction(() -> batch.forEach(this::makeOne));
        } catch (StatementFailed failed) {
            throw unended(database, failed).stop();
        }
    }

    /**
     * A disk that is full, say. What DuckDB could not write to its log is not changed; but it may have written that, and have failed
     * when it then wrote to the file, and reads it from its log the next time.
     */
    private static Problem unended(String database, StatementFailed failed) {
        return Problem.of(
                        Fault.WAREHOUSE,
                        Warehouse.CONNECTION_LOST,
                        "DuckDB did not end its work; whether database " + database + " was changed is not known: "
                                + failed.words())
                .next("`devenv undo` looks at what came of it, and takes that back");
    }

    private void makeOne(Change change) {
        List<String> statements = ChangeStatements.of(change);
        try {
            look(searchPath(change));
            statements.forEach(session::run);
        } catch (StatementFailed failed) {
            throw refused(change, failed).stop();
        }
    }

    private void look(String path) {
        if (path.equals(searchPath)) return;
        session.run("set search_path = " + path);
        searchPath = path;
    }

    /**
     * Where a view's own text is looked up: its schema, then main. A view must be made under the path it is read under; a schema
     * that is made or dropped stands in none.
     */
    private static String searchPath(Change change) {
        RelationName relation = change.relation();
        String main = DuckDb.RULES.quoted(new SchemaName(relation.database(), SchemaContents.DEFAULT));
        String path = change.action().isOfSchema() ? main : DuckDb.RULES.quoted(relation.inSchema()) + "," + main;
        return "'" + path.replace("'", "''") + "'";
    }

    private static Problem kept(SchemaName schema, String why) {
        return Problem.of(Fault.WAREHOUSE, "duckdb-schema-kept", schema + " cannot be dropped: " + why)
                .next("a schema is dropped only once nothing is left in it");
    }

    private Optional<Problem> schemaInUse(SchemaName schema) {
        try {
            return contents.hindrance(schema).map(why -> kept(schema, why));
        } catch (StatementFailed failed) {
            throw DuckDbWarehouse.queryFailed("cannot tell what lies in " + schema, failed)
                    .stop();
        }
    }

    private Optional<Problem> hindrance(RelationName table) {
        try {
            return hindrances.of(table).map(hindrance -> renameRefused(table, hindrance + " holds its name"));
        } catch (StatementFailed failed) {
            throw DuckDbWarehouse.queryFailed("cannot tell whether " + table + " can be renamed", failed)
                    .stop();
        }
    }

    private Optional<Problem> brokenView(RelationName view) {
        return views.complaint(view)
                .map(words -> Problem.of(
                                Fault.WAREHOUSE,
                                "duckdb-view-broken",
                                view + " does not work, so that it could not be made again")
                        .because("DuckDB: " + words)
                        .next("drop it without a way back, or rename it"));
    }

    private static Problem refused(Change change, StatementFailed failed) {
        boolean needed = failed.words().startsWith("Dependency Error");
        if (needed && change.action() == Change.Action.RENAME) return renameRefused(change.relation(), failed.words());
        if (needed && change.action() == Change.Action.DROP_SCHEMA)
            return kept(change.relation().inSchema(), "it still holds something");
        String why = ChangeWords.cannot(change) + ": DuckDB: " + failed.words();
        return Problem.of(Fault.WAREHOUSE, "duckdb-change-refused", why)
                .because("the statement was: " + failed.statement())
                .next("nothing of this batch was changed; look at " + change.relation() + " and try again");
    }

    private static Problem renameRefused(RelationName table, String why) {
        return Problem.of(Fault.WAREHOUSE, "duckdb-rename-refused", table + " cannot be renamed")
                .because(why)
                .next("keep it, or drop it for good");
    }

    private static Problem withDone(Problem problem, String database) {
        return problem.because(
                problem.because().map(reason -> reason + "; ").orElse("") + "what was to change in database " + database
                        + " before is changed: DuckDB has no transaction over two files");
    }

    private static List<List<Change>> byDatabase(List<Change> changes) {
        List<List<Change>> batches = new ArrayList<>();
        String current = "";
        for (Change change : changes) {
            String database = Fold.LOWER.apply(change.relation().database());
            if (batches.isEmpty() || !database.equals(current)) batches.add(new ArrayList<>());
            batches.get(batches.size() - 1).add(change);
            current = database;
        }
        return batches;
    }
}
