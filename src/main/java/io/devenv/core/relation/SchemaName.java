package io.devenv.core.relation;

import java.util.Comparator;

/** A schema of a database, unquoted, in its own letter case. */
public record SchemaName(String database, String schema) implements Comparable<SchemaName> {
    private static final Comparator<SchemaName> ORDER =
            Comparator.comparing(SchemaName::database).thenComparing(SchemaName::schema);

    public RelationName relation(String identifier) {
        return new RelationName(database, schema, identifier);
    }

    @Override
    public int compareTo(SchemaName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Printable.of(database.isEmpty() ? schema : database + "." + schema);
    }
}
