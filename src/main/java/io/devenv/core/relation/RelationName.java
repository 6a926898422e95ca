package io.devenv.core.relation;

import java.util.Comparator;

/**
 * The name of a relation as dbt or the warehouse has it, unquoted, in its own letter case.
 *
 * @param database empty for adapters that have no databases
 */
public record RelationName(String database, String schema, String identifier) implements Comparable<RelationName> {
    private static final Comparator<RelationName> ORDER = Comparator.comparing(RelationName::database)
            .thenComparing(RelationName::schema)
            .thenComparing(RelationName::identifier);

    public SchemaName inSchema() {
        return new SchemaName(database, schema);
    }

    public RelationName withIdentifier(String other) {
        return new RelationName(database, schema, other);
    }

    @Override
    public int compareTo(RelationName other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code schema.identifier}; two databases of one project are told apart by {@link #full()}. What lies in no schema has its name alone. */
    @Override
    public String toString() {
        return Printable.of(schema.isEmpty() ? identifier : schema + "." + identifier);
    }

    public String full() {
        return database.isEmpty() ? toString() : Printable.of(database) + "." + this;
    }
}
