package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.Optional;

/**
 * One statement that alters the warehouse. The adapter writes the statement; this says what it does and what undoes it.
 *
 * @param action what is done
 * @param relation what it is done to: what is renamed or dropped, or what is made; of a schema the name without an identifier
 * @param kind what the relation is, before a rename or drop, after a creation
 * @param other RENAME: the new name, in the same schema. VIEW_OF, COPY_OF, CLONE_OF: what is shown or copied
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

    public enum Action implements Worded {
        RENAME,
        DROP,
        /** Brings a dropped view, or materialized view, back, word by word. */
        CREATE_VIEW,
        /** Puts {@code select * from other} there, as dbt clone does where there is no zero-copy clone. */
        VIEW_OF,
        /** Copies the rows of other into a new table, and notes on it which copy it is, see {@link CopyNote}. */
        COPY_OF,
        /** Makes a zero-copy clone of other, and notes on it which copy it is. */
        CLONE_OF,
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
            return this == RENAME || showsOther();
        }

        /** True for what makes a relation that has, or shows, all the rows of {@link Change#other}. */
        public boolean showsOther() {
            return this == VIEW_OF || this == COPY_OF || this == CLONE_OF;
        }
    }

    /** Makes one relation of another, all of it. */
    static Change made(Action action, RelationName name, RelationName of, String reason) {
        if (!action.showsOther()) throw new IllegalArgumentException("makes nothing of another relation: " + action);
        RelationKind kind = action == Action.VIEW_OF ? RelationKind.VIEW : RelationKind.TABLE;
        return new Change(action, name, kind, Optional.of(of), Optional.empty(), reason);
    }

    public static Change rename(RelationName from, RelationKind kind, RelationName to, String reason) {
        return new Change(Action.RENAME, from, kind, Optional.of(to), Optional.empty(), reason);
    }

    /** Sets a relation aside; with its text, by which it can be made again should somebody drop it there, where views lie aside at all. */
    public static Change aside(Relation relation, RelationName to, ViewBinding views, String reason) {
        if (views != ViewBinding.BY_RELATION) return rename(relation.name(), relation.kind(), to, reason);
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
        return made(Action.VIEW_OF, name, shown, reason);
    }

    /**
     * Copies rows.
     *
     * @param name one of the trash: what is copied gets its own name by a rename, so that undo can put it aside again
     */
    public static Change copyOf(RelationName name, RelationName copied, String reason) {
        return made(Action.COPY_OF, name, copied, reason);
    }

    /** True for a relation that is made under a name of the trash, to get its own from there. */
    public boolean isMadeInTrash() {
        return action.showsOther() && TrashName.of(relation.identifier()).isPresent();
    }

    /** True for the rename that gives what was made in the trash its own name. */
    public boolean arrives() {
        return action == Action.RENAME
                && TrashName.of(relation.identifier()).isPresent()
                && other.filter(name -> TrashName.of(name.identifier()).isEmpty())
                        .isPresent();
    }

    /** The same about another name. */
    public Change at(RelationName name) {
        return new Change(action, name, kind, other, definition, reason);
    }

    /** What brings back what was before; empty where nothing can: a table dropped for good, a view nobody kept the text of. */
    public Optional<Change> reverse() {
        return switch (action) {
            case RENAME -> other.map(to -> rename(to, kind, relation, "undo"));
            case DROP ->
                kind == RelationKind.VIEW
                        ? definition.map(text -> createView(relation, text, "undo"))
                        : Optional.empty();
            // Undo puts it aside by taking back the rename that gave it its name: it may hold more by then than was
            // copied.
            case COPY_OF, CLONE_OF -> Optional.empty();
            case CREATE_VIEW, VIEW_OF -> Optional.of(drop(relation, RelationKind.VIEW, definition, "undo"));
            case DROP_SCHEMA -> Optional.of(createSchema(relation.inSchema(), definition, "undo"));
            case CREATE_SCHEMA -> Optional.of(dropSchema(relation.inSchema(), definition, "undo"));
        };
    }
}
