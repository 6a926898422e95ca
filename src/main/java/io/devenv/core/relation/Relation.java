package io.devenv.core.relation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One relation that exists, as the warehouse lists it.
 *
 * @param definition a view's statement as the warehouse keeps it; empty for what has none, or where it may not be read
 * @param shows the relation of which a view has every column, in order and by its name, and nothing else, where the warehouse's
 *     catalog tells; empty for any other view, and where only the definition could tell
 * @param rows number of rows, an estimate of the warehouse's; empty where it keeps none
 * @param bytes size in bytes; empty where the warehouse keeps none
 */
public record Relation(
        RelationName name,
        RelationKind kind,
        Optional<String> definition,
        Optional<RelationName> shows,
        OptionalLong rows,
        OptionalLong bytes) {

    public Relation(
            RelationName name, RelationKind kind, Optional<String> definition, OptionalLong rows, OptionalLong bytes) {
        this(name, kind, definition, Optional.empty(), rows, bytes);
    }

    public static Relation of(RelationName name, RelationKind kind) {
        return new Relation(name, kind, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /** The same view, known to show every column of another relation and nothing else. */
    public Relation showing(RelationName shown) {
        return new Relation(name, kind, definition, Optional.of(shown), rows, bytes);
    }
}
