package io.devenv.core.cleanup;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Optional;

/**
 * One statement that alters the warehouse. The adapter writes the statement; this says what it does and what undoes it.
 *
 * @param action what is done
 * @param relation what it is done to: what is renamed or dropped, or what is made; of a schema the name without an identifier
 * @param kind what the relation is, before a rename or drop, after a creation
 * @param other RENAME: the new name, in the same schema. VIEW_OF: what the view shows
 * @param definition DROP, CREATE_VIEW and, where views are set aside, RENAME of a view: its text as the warehouse keeps it.
 *     DROP_SCHEMA and CREATE_SCHEMA: the statements that make it as it was, where its name alone does not say it all
 * @param reason why, in words for the user
 */
public record Change(
        Action action,
        RelationName relation,
        RelationKind kind,
        Optional<RelationName> other,
        Optional<String> definition,
        String reason) {

    public enum Action {
        RENAME,
        DROP,
        /** Brings a dropped view, or materialized view, back, word by word. */
        CREATE_VIEW,
        /** Puts {@code select * from other} there, as dbt clone does where there is no zero-copy clone. */
        VIEW_OF,
        /** Drops a schema, once nothing at all lies in it. */
        DROP_SCHEMA,
        /** Makes a schema; one that was dropped comes back as it was. */
        CREATE_SCHEMA;

        /** True where a change of this kind is about a schema and no relation. */
        public boolean isOfSchema() {
            return this == DROP_SCHEMA || this == CREATE_SCHEMA;
        }

        /** True where a change of this kind makes no sense without {@link Change#other}. */
        public boolean needsOther() {
            return this == RENAME || this == VIEW_OF;
        }
    }

    public static Change rename(RelationName from, RelationKind kind, RelationName to, String reason) {
        return new Change(Action.RENAME, from, kind, Optional.of(to), Optional.empty(), reason);
    }

    /** Sets a relation aside; a view with its text, by which it can be made again should somebody drop it there. */
    public static Change aside(Relation relation, RelationName to, String reason) {
        return new Change(
                Action.RENAME, relation.name(), relation.kind(), Optional.of(to), relation.definition(), reason);
    }

    public static Change drop(RelationName name, RelationKind kind, Optional<String> definition, String reason) {
        return new Change(Action.DROP, name, kind, Optional.empty(), definition, reason);
    }

    public static Change createView(RelationName name, String definition, String reason) {
        return new Change(
                Action.CREATE_VIEW, name, RelationKind.VIEW, Optional.empty(), Optional.of(definition), reason);
    }

    /**
     * Drops a schema.
     *
     * @param definition what makes it again, see {@link io.devenv.core.relation.SchemaFacts#definition}
     */
    public static Change dropSchema(SchemaName schema, Optional<String> definition, String reason) {
        return ofSchema(Action.DROP_SCHEMA, schema, definition, reason);
    }

    public static Change createSchema(SchemaName schema, Optional<String> definition, String reason) {
        return ofSchema(Action.CREATE_SCHEMA, schema, definition, reason);
    }

    private static Change ofSchema(Action action, SchemaName schema, Optional<String> definition, String reason) {
        return new Change(action, schema.relation(""), RelationKind.SCHEMA, Optional.empty(), definition, reason);
    }

    /** What makes a view anew that was set aside and is gone there; empty where nobody kept its text. */
    Optional<Change> again() {
        return definition.map(
                text -> new Change(Action.CREATE_VIEW, relation, kind, Optional.empty(), Optional.of(text), "undo"));
    }

    public static Change viewOf(RelationName name, RelationName shown, String reason) {
        return new Change(Action.VIEW_OF, name, RelationKind.VIEW, Optional.of(shown), Optional.empty(), reason);
    }

    /** What brings back what was before; empty where nothing can: a table dropped for good, a view nobody kept the text of. */
    public Optional<Change> reverse() {
        return switch (action) {
            case RENAME -> other.map(to -> rename(to, kind, relation, "undo"));
            case DROP ->
                kind == RelationKind.VIEW
                        ? definition.map(text -> createView(relation, text, "undo"))
                        : Optional.empty();
            case CREATE_VIEW, VIEW_OF -> Optional.of(drop(relation, RelationKind.VIEW, definition, "undo"));
            case DROP_SCHEMA -> Optional.of(createSchema(relation.inSchema(), definition, "undo"));
            case CREATE_SCHEMA -> Optional.of(dropSchema(relation.inSchema(), definition, "undo"));
        };
    }
}
