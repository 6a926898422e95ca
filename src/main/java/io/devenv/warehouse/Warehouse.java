package io.devenv.warehouse;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An open connection to a warehouse. Every method ends with a {@link io.devenv.core.problem.Stop} of fault WAREHOUSE where the warehouse refuses. */
public interface Warehouse extends SchemaCatalog, AutoCloseable {
    /** Code of the problem that {@link #make} ends with where nobody knows whether the changes were made: ask the warehouse again. */
    String CONNECTION_LOST = "warehouse-connection-lost";

    /**
     * What exists in some schemas; one query a database. A schema or database that does not exist is absent; what cannot be
     * read is unreadable, with the warehouse's words, and does not stop the rest.
     */
    Inventory list(Set<SchemaName> schemas);

    /** Who needs whom in these databases, whatever the schema: hand-made views in other schemas count, too. */
    Dependencies dependencies(Set<String> databases);

    /** The dbt run that is going on in this warehouse, in words; empty where none is, or where none could be beside this connection. */
    Optional<String> runningDbt();

    /** The statements a change would run, whole, as they would be run. */
    List<String> statements(Change change);

    /**
     * Why a change should not be tried as things stand: the warehouse would refuse it, would be damaged by it, or could not
     * take it back although the change says so. Empty does not promise that it succeeds. Works on a connection that only reads.
     */
    Optional<Problem> objection(Change change);

    /**
     * Makes some changes in order, all or none where the warehouse has transactions over them (DuckDB: within one database).
     * What there is an {@link #objection} to is not begun.
     *
     * @throws io.devenv.core.problem.Stop naming the change that failed, and the warehouse's words; its code is
     *     {@link #CONNECTION_LOST} where the warehouse was not there to say whether it was made, and else nothing of it is in force
     */
    void make(List<Change> changes);

    @Override
    void close();
}
