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
    /**
     * What keeps a table from being renamed. An index: DuckDB refuses. A foreign key: DuckDB 2.0 refuses on the side that is
     * referred to and lets the other be renamed, after which the first can never be dropped again.
     */
    private static final String HINDRANCES = """
            select 'the index ' || index_name as hindrance
              from duckdb_indexes()
             where lower(database_name) = lower(?) and lower(schema_name) = lower(?) and lower(table_name) = lower(?)
             union all
            select 'the foreign key of ' || table_name || ' to ' || referenced_table
              from duckdb_constraints()
             where lower(database_name) = lower(?) and lower(schema_name) = lower(?)
               and lower(?) in (lower(table_name), lower(referenced_table))
               and constraint_type = 'FOREIGN KEY'
             order by all
             limit 1
            """;

    private final AttachedFiles files;
    private final Session session;

    DuckDbChanges(AttachedFiles files) {
        this.files = files;
        this.session = files.session();
    }

    Optional<Problem> objection(Change change) {
        boolean view = change.kind() == RelationKind.VIEW;
        return switch (change.action()) {
            case RENAME -> view ? Optional.empty() : hindrance(change.relation());
            case DROP -> view && change.definition().isPresent() ? brokenView(change.relation()) : Optional.empty();
            case CREATE_VIEW, VIEW_OF -> Optional.empty();
        };
    }

    void make(List<Change> changes) {
        for (Change change : changes) {
            objection(change).ifPresent(problem -> {
                throw problem.stop();
            });
        }
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
        String statement = ChangeStatements.of(change);
        try {
            session.run("set search_path = " + searchPath(change.relation()));
            session.run(statement);
        } catch (StatementFailed failed) {
            throw refused(change, failed).stop();
        }
    }

    /** Where a view's own text is looked up: its schema, then main. A view must be made under the path it is read under. */
    private static String searchPath(RelationName relation) {
        String path = DuckDb.RULES.quoted(relation.inSchema()) + ","
                + DuckDb.RULES.quoted(new RelationName(relation.database(), "main", "").inSchema());
        return "'" + path.replace("'", "''") + "'";
    }

    private Optional<Problem> hindrance(RelationName table) {
        List<String> where = List.of(table.database(), table.schema(), table.identifier());
        List<String> values = new ArrayList<>(where);
        values.addAll(where);
        try {
            return session.query(HINDRANCES, values, row -> row.text("hindrance")).stream()
                    .findFirst()
                    .map(hindrance -> renameRefused(table, hindrance + " holds its name"));
        } catch (StatementFailed failed) {
            throw DuckDbWarehouse.queryFailed("cannot tell whether " + table + " can be renamed", failed)
                    .stop();
        }
    }

    /** DuckDB makes no view that it cannot bind: one that is broken now would not come back from its definition. */
    private Optional<Problem> brokenView(RelationName view) {
        try {
            session.check("select * from " + DuckDb.RULES.quoted(view));
            return Optional.empty();
        } catch (StatementFailed failed) {
            return Optional.of(Problem.of(
                            Fault.WAREHOUSE,
                            "duckdb-view-broken",
                            view + " does not work, so that it could not be made again")
                    .because("DuckDB: " + failed.words())
                    .next("drop it without a way back, or rename it"));
        }
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
