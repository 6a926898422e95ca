package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CopyNote;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;

/** The statement of each change, whole. A drop takes nothing else along: the server refuses as long as something needs it. */
final class ChangeStatements {
    private ChangeStatements() {}

    static List<String> of(Change change) {
        return change.action() == Change.Action.COPY_OF ? copy(change) : List.of(one(change));
    }

    private static String one(Change change) {
        String name = quoted(change.relation());
        return switch (change.action()) {
            case RENAME -> "alter " + word(change.kind()) + " " + name + " rename to " + newName(change);
            case DROP -> "drop " + word(change.kind()) + " " + name;
            case CREATE_VIEW -> "create " + word(change.kind()) + " " + name + " as\n" + text(change);
            case DROP_SCHEMA ->
                "drop schema " + Postgres.RULES.quoted(change.relation().schema());
            case CREATE_SCHEMA ->
                change.definition()
                        .orElse("create schema "
                                + Postgres.RULES.quoted(change.relation().schema()));
            case VIEW_OF -> "create view " + name + " as select * from " + quoted(other(change));
            case COPY_OF, CLONE_OF -> throw new IllegalArgumentException("Postgres has no zero-copy clones: " + change);
        };
    }

    private static List<String> copy(Change change) {
        String table = quoted(change.relation());
        return List.of(
                "create table " + table + " as select * from " + quoted(other(change)),
                "comment on table " + table + " is " + literal(CopyNote.of(change)));
    }

    /** A backslash means itself, whatever the session's settings are. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** A session sees one database: what a name says of it is left out, for it may be written in another letter case. */
    static String quoted(RelationName name) {
        return Postgres.RULES.quoted(new RelationName("", name.schema(), name.identifier()));
    }

    private static String newName(Change change) {
        RelationName to = other(change);
        if (!to.schema().equals(change.relation().schema())) {
            throw new IllegalArgumentException("a rename stays in its schema: " + change);
        }
        return Postgres.RULES.quoted(to.identifier());
    }

    private static String word(RelationKind kind) {
        return switch (kind) {
            case TABLE -> "table";
            case VIEW -> "view";
            case MATERIALIZED_VIEW -> "materialized view";
            default -> throw new IllegalArgumentException("never changed: " + kind);
        };
    }

    private static RelationName other(Change change) {
        return change.other().orElseThrow(() -> new IllegalArgumentException("nothing to go to: " + change));
    }

    private static String text(Change change) {
        return change.definition().orElseThrow(() -> new IllegalArgumentException("a view without a text: " + change));
    }
}
