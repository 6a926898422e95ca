package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;

/** The statement of each change, whole. A drop takes nothing else along: the server refuses as long as something needs it. */
final class ChangeStatements {
    private ChangeStatements() {}

    static String of(Change change) {
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
        };
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
