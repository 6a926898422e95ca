package io.devenv.core.relation;

import java.util.List;

/**
 * A schema that nobody asked for by its name, and what lies in it.
 *
 * @param relations without definitions: there may be hundreds of thousands of them
 * @param fingerprint differs once somebody has built, dropped or written to anything in it, as far as the warehouse tells
 */
public record FoundSchema(SchemaName name, List<Relation> relations, String fingerprint) {
    public FoundSchema {
        relations = List.copyOf(relations);
    }
}
