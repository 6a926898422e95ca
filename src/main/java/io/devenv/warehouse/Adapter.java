package io.devenv.warehouse;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import java.util.Optional;
import java.util.Set;

/** What devenv knows of one kind of warehouse. Adapters are named in {@link Warehouses} and nowhere else. */
public interface Adapter {
    /** The {@code type} of an output in profiles.yml. */
    String type();

    /** How dbt's adapter behaves; the profile decides some of it. */
    AdapterRules rules(Target target);

    /** The schema where an output names none. */
    Optional<String> defaultSchema();

    /** The database dbt builds into by default for a target of this adapter. */
    String database(Target target);

    /** For a person: what the target connects to, without secrets ({@code duckdb dev.duckdb}). */
    String describe(Target target);

    /** Opens for reading only; makes nothing, not even a file. */
    Warehouse openToRead(Target target);

    /**
     * Opens for changing what lies in some schemas. Where others could do so at the same time, from whatever machine, other
     * devenvs cannot until this is closed.
     *
     * @param schemas none for a connection that works beside another which has them
     * @throws io.devenv.core.problem.Stop {@link SchemaLocked}, where another devenv is changing one of them
     */
    Warehouse openToChange(Target target, Set<SchemaName> schemas);
}
