package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes changes. DuckDB's DDL is transactional, but one transaction can write to one file only. */
final class DuckDbChanges {
    private final AttachedFiles files;
    private final Session session;
    private final Hindrances hindrances;
    private final ViewChecks views;
    private String searchPath = "";

    DuckDbChanges(AttachedFiles files) {
        this.files = files;
        this.session = files.session();
        this.hindrances = new Hindrances(session);
        this.views = new ViewChecks(session);
    }

    Optional<Problem> objection(Change change) {
        boolean view = change.kind() == RelationKind.VIEW;
        return switch (change.action()) {
            case RENAME -> view ? Optional.empty() : hindrance(change.relation());
            case DROP -> mustComeBack(change) ? brokenView(change.relation()) : Optional.empty();
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF -> Optional.empty();
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
            hindrances.forget();
            views.forget();
        }
    }

    private void requireNoObjection(List<Change> changes) {
        views.look(changes.stream()
                .filter(change -> change.action() == Change.Action.DROP && mustComeBack(change))
                .map(Change::relation)
                .toList());
        for (Change change : changes) {
            objection(change).ifPresent(problem -> {
                throw problem.stop();
            });
        }
    }

    private void makeByDatabase(List<Change> changes) {
        String done = "";
        for (List<Change> batch : byDatabase(changes)) {
            String database = batch.get(0).relation().database();
            try {
                files.makeWritable(database);
                session.inTransaction(() -> batch.forEach(this::makeOne));
            } catch (StatementFailed failed) {
                throw DuckDbWarehouse.queryFailed("database " + database + " was not changed", failed)
                        .stop();
            } catch (Stop stop) {
                throw (done.isEmpty() ? stop.problem() : withDone(stop.problem(), done)).stop();
            }
            done = database;
        }
    }

    private void makeOne(Change change) {
        List<String> statements = ChangeStatements.of(change);
        try {
            look(searchPath(change.relation()));
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

    /** Where a view's own text is looked up: its schema, then main. A view must be made under the path it is read under. */
    private static String searchPath(RelationName relation) {
        String path = DuckDb.RULES.quoted(relation.inSchema()) + ","
                + DuckDb.RULES.quoted(new RelationName(relation.database(), "main", "").inSchema());
        return "'" + path.replace("'", "''") + "'";
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
        if (change.action() == Change.Action.RENAME && failed.words().startsWith("Dependency Error")) {
            return renameRefused(change.relation(), failed.words());
        }
        return Problem.of(Fault.WAREHOUSE, "duckdb-change-refused", "DuckDB did not run: " + failed.statement())
                .because("DuckDB: " + failed.words())
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
