package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Hands;
import io.devenv.warehouse.ManyHands;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.ViewQueries;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The open files of a DuckDB target. */
final class DuckDbWarehouse implements Warehouse, WholeDatabase, ViewQueries, ManyHands {
    private final AttachedFiles files;
    private final Session session;
    private final DuckDbChanges changes;

    DuckDbWarehouse(AttachedFiles files) {
        this.files = files;
        this.session = files.session();
        this.changes = new DuckDbChanges(files, session);
    }

    @Override
    public Hands hands(int size, Set<String> databases) {
        databases.forEach(files::makeWritable);
        return Hands.of(size, files::another, hand -> new DuckDbChanges(files, hand)::make);
    }

    @Override
    public Inventory list(Set<SchemaName> schemas) {
        Map<SchemaName, Listing> listings = new TreeMap<>();
        byDatabase(schemas).forEach((database, asked) -> listings.putAll(listIn(database, asked)));
        return new Inventory(DuckDb.RULES, listings);
    }

    private static Map<String, Set<SchemaName>> byDatabase(Set<SchemaName> schemas) {
        Map<String, Set<SchemaName>> byDatabase = new TreeMap<>();
        for (SchemaName schema : schemas) {
            byDatabase
                    .computeIfAbsent(Fold.LOWER.apply(schema.database()), key -> new TreeSet<>())
                    .add(schema);
        }
        return byDatabase;
    }

    private Map<SchemaName, Listing> listIn(String database, Set<SchemaName> asked) {
        Optional<Problem> unreadable = files.unreadable(database);
        if (unreadable.isPresent()) return Listing.ofEach(asked, new Listing.Unreadable(unreadable.get()));
        if (!files.isOpen(database)) return Listing.ofEach(asked, new Listing.Absent(Listing.Absent.Missing.DATABASE));
        try {
            return Catalog.list(session, database, asked);
        } catch (StatementFailed failed) {
            Problem why = queryFailed("cannot list database " + database, failed);
            return Listing.ofEach(asked, new Listing.Unreadable(why, Optional.of(failed.words())));
        }
    }

    @Override
    public List<FoundSchema> beginningWith(String database, Set<String> beginnings) {
        files.unreadable(database).ifPresent(problem -> {
            throw problem.stop();
        });
        if (!files.isOpen(database)) return List.of();
        try {
            return WholeCatalog.find(session, database, beginnings);
        } catch (StatementFailed failed) {
            throw queryFailed("cannot list database " + database, failed).stop();
        }
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        try {
            return new ViewDependencies(session, files.primaryName()).in(databases);
        } catch (StatementFailed failed) {
            throw queryFailed("cannot tell which relations need which", failed).stop();
        }
    }

    @Override
    public Map<SchemaName, SchemaFacts> describe(Set<SchemaName> schemas) {
        Map<SchemaName, SchemaFacts> found = new TreeMap<>();
        SchemaContents contents = new SchemaContents(session);
        try {
            byDatabase(schemas).forEach((database, asked) -> {
                if (files.isOpen(database)) found.putAll(contents.facts(database, asked));
            });
            return found;
        } catch (StatementFailed failed) {
            throw queryFailed("cannot tell what lies in " + schemas, failed).stop();
        }
    }

    @Override
    public Set<RelationName> madeOtherwise(Map<Relation, String> queries) {
        return queries.isEmpty() ? Set.of() : new ViewComparison(session).different(queries);
    }

    /** While the file is open here nobody else writes to it. */
    @Override
    public Optional<String> runningDbt() {
        return Optional.empty();
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
            files.close();
        } catch (StatementFailed failed) {
            throw queryFailed("DuckDB could not close its files", failed).stop();
        }
    }

    static Problem queryFailed(String what, StatementFailed failed) {
        return Problem.of(Fault.WAREHOUSE, "duckdb-query-failed", what).because("DuckDB: " + failed.words());
    }
}
