package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CopyNote;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;

/** The statement of each change, whole. A drop takes nothing else along. */
final class ChangeStatements {
    private ChangeStatements() {}

    static List<String> of(Change change) {
        return change.action() == Change.Action.COPY_OF ? copy(change) : List.of(one(change));
    }

    private static String one(Change change) {
        return switch (change.action()) {
            case RENAME -> rename(change, other(change));
            case DROP -> "drop " + word(change) + " " + quoted(change.relation());
            case CREATE_VIEW -> createView(change);
            case DROP_SCHEMA ->
                "drop schema " + DuckDb.RULES.quoted(change.relation().inSchema());
            case CREATE_SCHEMA ->
                "create schema " + DuckDb.RULES.quoted(change.relation().inSchema());
            case VIEW_OF -> "create view " + quoted(change.relation()) + " as select * from " + quoted(other(change));
            case COPY_OF, CLONE_OF -> throw new IllegalArgumentException("DuckDB has no zero-copy clones: " + change);
        };
    }

    private static List<String> copy(Change change) {
        String table = quoted(change.relation());
        String note = CopyNote.of(change).replace("'", "''");
        return List.of(
                "create table " + table + " as select * from " + quoted(other(change)),
                "comment on table " + table + " is '" + note + "'");
    }

    private static String rename(Change change, RelationName to) {
        if (!DuckDb.RULES
                .folded(to.inSchema())
                .equals(DuckDb.RULES.folded(change.relation().inSchema()))) {
            throw new IllegalArgumentException("DuckDB renames within a schema: " + change);
        }
        return "alter " + word(change) + " " + quoted(change.relation()) + " rename to "
                + DuckDb.RULES.quoted(to.identifier());
    }

    private static String createView(Change change) {
        return change.definition()
                .flatMap(ViewText::of)
                .orElseThrow(() -> noText(change).stop())
                .createAs(quoted(change.relation()));
    }

    private static String word(Change change) {
        return change.kind() == RelationKind.VIEW ? "view" : "table";
    }

    private static RelationName other(Change change) {
        return change.other().orElseThrow(() -> new IllegalArgumentException("nothing to go to: " + change));
    }

    private static String quoted(RelationName name) {
        return DuckDb.RULES.quoted(name);
    }

    private static Problem noText(Change change) {
        return Problem.of(
                        Fault.WAREHOUSE,
                        "duckdb-view-text",
                        "the definition kept of " + change.relation() + " is not a statement that makes a view")
                .next("run the model again with dbt");
    }
}
