package io.devenv.core.relation;

/**
 * The name of a relation as dbt or the warehouse has it, unquoted, in its own letter case.
 *
 * @param database empty for adapters that have no databases
 * @param identifier empty only where a schema as a whole is meant
 */
public record RelationName(String database, String schema, String identifier) implements Comparable<RelationName> {
    public SchemaName inSchema() {
        return new SchemaName(database, schema);
    }

    public RelationName withIdentifier(String other) {
        return new RelationName(database, schema, other);
    }

    /** As records compare, but written out: names are the keys of most look-ups, and few differ before the identifier. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof RelationName name
                        && identifier.equals(name.identifier)
                        && schema.equals(name.schema)
                        && database.equals(name.database));
    }

    @Override
    public int hashCode() {
        return (database.hashCode() * 31 + schema.hashCode()) * 31 + identifier.hashCode();
    }

    @Override
    public int compareTo(RelationName other) {
        // Most names that are compared lie in one schema, whose texts are the same: equals sees that at once.
        if (!database.equals(other.database)) return database.compareTo(other.database);
        if (!schema.equals(other.schema)) return schema.compareTo(other.schema);
        return identifier.compareTo(other.identifier);
    }

    /** For people: {@code schema.identifier}; two databases of one project are told apart by {@link #full()}. What lies in no schema has its name alone. */
    @Override
    public String toString() {
        if (identifier.isEmpty()) return Printable.of(schema);
        return Printable.of(schema.isEmpty() ? identifier : schema + "." + identifier);
    }

    public String full() {
        return database.isEmpty() ? toString() : Printable.of(database) + "." + this;
    }
}
