package io.devenv.core.relation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One relation that exists, as the warehouse lists it.
 *
 * @param definition a view's statement as the warehouse keeps it; empty for what has none, or where it may not be read
 * @param rows number of rows, an estimate of the warehouse's; empty where it keeps none
 * @param bytes size in bytes; empty where the warehouse keeps none
 */
public record Relation(
        RelationName name, RelationKind kind, Optional<String> definition, OptionalLong rows, OptionalLong bytes) {

    public static Relation of(RelationName name, RelationKind kind) {
        return new Relation(name, kind, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
