package io.devenv.core.relation;

/**
 * The name of a relation as dbt or the warehouse has it, unquoted, in its own letter case.
 *
 * @param database empty for adapters that have no databases
 */
public record RelationName(String database, String schema, String identifier) implements Comparable<RelationName> {
    public SchemaName inSchema() {
        return new SchemaName(database, schema);
    }

    public RelationName withIdentifier(String other) {
        return new RelationName(database, schema, other);
    }

    @Override
    public int compareTo(RelationName other) {
        int by = database.compareTo(other.database);
        if (by == 0) by = schema.compareTo(other.schema);
        return by != 0 ? by : identifier.compareTo(other.identifier);
    }

    /** For people: {@code schema.identifier}; two databases of one project are told apart by {@link #full()}. */
    @Override
    public String toString() {
        return Printable.of(schema + "." + identifier);
    }

    public String full() {
        return database.isEmpty() ? toString() : Printable.of(database) + "." + this;
    }
}
