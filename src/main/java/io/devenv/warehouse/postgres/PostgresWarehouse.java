package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A connection to one database of a Postgres server, for reading. */
final class PostgresWarehouse implements Warehouse {
    private static final String EXISTS = "select datname from pg_database where datname = ?";

    private final Session session;
    private final String connected;

    /** @param connected the database of the session */
    PostgresWarehouse(Session session, String connected) {
        this.session = session;
        this.connected = connected;
    }

    @Override
    public Inventory list(Set<SchemaName> schemas) {
        Map<String, Set<SchemaName>> byDatabase = new TreeMap<>();
        for (SchemaName schema : schemas) {
            byDatabase
                    .computeIfAbsent(schema.database(), key -> new TreeSet<>())
                    .add(schema);
        }
        Map<SchemaName, Listing> listings = new HashMap<>();
        byDatabase.forEach((database, asked) -> listings.putAll(listIn(database, asked)));
        return new Inventory(Postgres.RULES, listings);
    }

    private Map<SchemaName, Listing> listIn(String database, Set<SchemaName> asked) {
        try {
            return isConnected(database)
                    ? Catalog.list(session, database, asked)
                    : all(asked, exists(database) ? new Listing.Unreadable(elsewhere(database)) : new Listing.Absent());
        } catch (StatementFailed failed) {
            return all(asked, new Listing.Unreadable(queryFailed("cannot list database " + database, failed)));
        }
    }

    /** dbt compares the names of databases in lower case, and lists under the name it was asked for. */
    private boolean isConnected(String database) {
        return database.equalsIgnoreCase(connected);
    }

    private boolean exists(String database) {
        return !session.query(EXISTS, List.of(database), row -> row.text("datname"))
                .isEmpty();
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        if (databases.stream().noneMatch(this::isConnected)) return Dependencies.NONE;
        try {
            return CatalogDependencies.in(session, connected);
        } catch (StatementFailed failed) {
            throw queryFailed("cannot tell which relations need which", failed).stop();
        }
    }

    @Override
    public Optional<Problem> readOnly() {
        return Optional.of(Postgres.changesUnsupported());
    }

    @Override
    public List<String> statements(Change change) {
        return List.of();
    }

    @Override
    public Optional<Problem> objection(Change change) {
        return readOnly();
    }

    @Override
    public void make(List<Change> changes) {
        throw Postgres.changesUnsupported().stop();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (StatementFailed failed) {
            throw queryFailed("the connection could not be closed", failed).stop();
        }
    }

    /** @throws io.devenv.core.problem.Stop where nobody answers any more: then nothing else can be asked either */
    private Problem queryFailed(String what, StatementFailed failed) {
        if (failed.state().startsWith("08") || failed.state().startsWith("57P")) {
            throw Problem.of(Fault.WAREHOUSE, "postgres-connection-lost", "the server ended the connection")
                    .because("Postgres: " + failed.words())
                    .next("try again")
                    .stop();
        }
        return Problem.of(Fault.WAREHOUSE, "postgres-query-failed", what).because("Postgres: " + failed.words());
    }

    private Problem elsewhere(String database) {
        return Problem.of(
                        Fault.WAREHOUSE,
                        "postgres-other-database",
                        "database " + database + " is another one than the target's, " + connected)
                .because("a connection to Postgres sees one database, and dbt allows no references to others")
                .next("give the node the target's database, or choose another target with --target");
    }

    private static Map<SchemaName, Listing> all(Set<SchemaName> schemas, Listing listing) {
        Map<SchemaName, Listing> listings = new HashMap<>();
        schemas.forEach(schema -> listings.put(schema, listing));
        return listings;
    }
}
