package io.devenv.core.relation;

import java.util.Comparator;

/** A schema of a database, unquoted, in its own letter case. */
public record SchemaName(String database, String schema) implements Comparable<SchemaName> {
    private static final Comparator<SchemaName> ORDER =
            Comparator.comparing(SchemaName::database).thenComparing(SchemaName::schema);

    public RelationName relation(String identifier) {
        return new RelationName(database, schema, identifier);
    }

    /** As records compare, but written out: names are the keys of most look-ups. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SchemaName name && schema.equals(name.schema) && database.equals(name.database));
    }

    @Override
    public int hashCode() {
        return database.hashCode() * 31 + schema.hashCode();
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
