package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Hands;
import io.devenv.warehouse.ManyHands;
import io.devenv.warehouse.Opening;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A connection to one database of a Postgres server. It is no {@link io.devenv.warehouse.ViewQueries}: the server keeps what it made of a view's
 * query, every star spelt out, and would tell as much of another only by making a view of it.
 */
final class PostgresWarehouse implements Warehouse, WholeDatabase, ManyHands {
    /** Schemas in one query: the server locks every view whose text it tells until the query has ended, and has room for some thousand locks. */
    private static final int AT_ONCE = 25;

    private static final String EXISTS = "select datname from pg_database where datname = ?";

    /** Postgres's code for insufficient_privilege: then dbt's question is refused, too. */
    private static final String DENIED = "42501";

    private final Session session;
    private final String connected;
    private final String dbtSessions;
    private final Opening opening;
    private final DbtSessions dbt;
    private final PostgresChanges changes;

    /**
     * @param connected the database of the session
     * @param dbtSessions what the profile has dbt call its own sessions
     * @param opening opens one more connection like this
     */
    PostgresWarehouse(Session session, String connected, String dbtSessions, Opening opening) {
        this.session = session;
        this.dbtSessions = dbtSessions;
        this.opening = opening;
        this.connected = connected;
        this.dbt = new DbtSessions(session, dbtSessions);
        this.changes = new PostgresChanges(session, dbt, connected);
    }

    @Override
    public Hands hands(int size, Set<String> databases) {
        return Hands.of(size, opening, hand -> changes.over(hand, new DbtSessions(hand, dbtSessions))::make);
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
        Inventory inventory = new Inventory(Postgres.RULES, listings);
        changes.seen(inventory);
        return inventory;
    }

    private Map<SchemaName, Listing> listIn(String database, Set<SchemaName> asked) {
        try {
            if (isConnected(database)) return listHere(database, asked);
            return Listing.ofEach(asked, exists(database) ? unseen(database) : new Listing.Absent(Missing.DATABASE));
        } catch (StatementFailed failed) {
            return Listing.ofEach(asked, refused(database, failed));
        }
    }

    private Map<SchemaName, Listing> listHere(String database, Set<SchemaName> asked) {
        Map<SchemaName, Listing> listings = new HashMap<>();
        for (List<SchemaName> some : Portions.of(List.copyOf(asked), AT_ONCE)) {
            listings.putAll(Catalog.list(session, database, some));
        }
        return listings;
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
    public List<FoundSchema> beginningWith(String database, Set<String> beginnings) {
        if (!isConnected(database)) throw elsewhere(database).stop();
        try {
            return WholeCatalog.find(session, connected, beginnings);
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("cannot list database " + database, failed)
                    .stop();
        }
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        if (databases.stream().noneMatch(this::isConnected)) return Dependencies.NONE;
        try {
            return CatalogDependencies.in(session, connected);
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("cannot tell which relations need which", failed)
                    .stop();
        }
    }

    @Override
    public Map<SchemaName, SchemaFacts> describe(Set<SchemaName> schemas) {
        Set<SchemaName> here = schemas.stream()
                .filter(schema -> isConnected(schema.database()))
                .collect(Collectors.toSet());
        try {
            return here.isEmpty() ? Map.of() : new SchemaContents(session).facts(here);
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("cannot tell what lies in " + schemas, failed)
                    .stop();
        }
    }

    @Override
    public Optional<String> runningDbt() {
        try {
            return dbt.anywhere();
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("cannot tell whether dbt is running", failed)
                    .stop();
        }
    }

    @Override
    public List<String> statements(Change change) {
        return ChangeStatements.of(change);
    }

    @Override
    public Optional<Problem> objection(Change change) {
        return changes.objection(change);
    }

    @Override
    public void make(List<Change> wanted) {
        changes.make(wanted);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (StatementFailed failed) {
            throw ServerProblems.queryFailed("the connection could not be closed", failed)
                    .stop();
        }
    }

    private Listing refused(String database, StatementFailed failed) {
        Problem why = ServerProblems.queryFailed("cannot list database " + database, failed);
        return new Listing.Unreadable(
                why, failed.state().equals(DENIED) ? Optional.of(failed.words()) : Optional.empty());
    }

    private Listing unseen(String database) {
        return new Listing.Unreadable(elsewhere(database), Optional.of(refusal()));
    }

    private Problem elsewhere(String database) {
        return Problem.of(Fault.WAREHOUSE, "postgres-other-database", "database " + database + " cannot be looked into")
                .because("a connection to Postgres sees one database, and " + refusal())
                .next("give the nodes the target's database, or choose another target with --target");
    }

    private String refusal() {
        return "dbt allows no references to another database than the target's, " + connected;
    }
}
