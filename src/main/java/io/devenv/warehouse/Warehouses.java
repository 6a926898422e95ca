package io.devenv.warehouse;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.bigquery.BigQuery;
import io.devenv.warehouse.databricks.Databricks;
import io.devenv.warehouse.duckdb.DuckDb;
import io.devenv.warehouse.duckdb.NewDuckDbFile;
import io.devenv.warehouse.postgres.Postgres;
import io.devenv.warehouse.redshift.Redshift;
import io.devenv.warehouse.snowflake.Snowflake;
import io.devenv.warehouse.spark.Spark;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The registry of adapters: the one place that names them. Asking for one loads nothing of the others, nor a driver. */
public final class Warehouses {
    private static final Map<String, Supplier<Adapter>> ADAPTERS =
            Map.of("duckdb", DuckDb::new, "postgres", Postgres::new);

    /** Those whose rules are known, for plans from a saved inventory. */
    private static final Map<String, Supplier<Adapter>> OFFLINE = Map.of(
            "bigquery", BigQuery::new,
            "databricks", Databricks::new,
            "redshift", Redshift::new,
            "snowflake", Snowflake::new,
            "spark", Spark::new);

    /** Adapters of dbt that devenv knows of and does not speak to. */
    private static final Set<String> NOT_YET = Set.of(
            "athena",
            "clickhouse",
            "dremio",
            "fabric",
            "firebolt",
            "glue",
            "materialize",
            "mysql",
            "oracle",
            "risingwave",
            "singlestore",
            "sqlite",
            "sqlserver",
            "starrocks",
            "synapse",
            "teradata",
            "trino",
            "vertica");

    private Warehouses() {}

    /**
     * The adapter for the {@code type} of an output in profiles.yml.
     *
     * @throws io.devenv.core.problem.Stop {@code adapter-unsupported} or {@code adapter-unknown}, fault PROJECT: it is the
     *     profile that cannot be used
     */
    public static Adapter adapter(String type) {
        return known(type).orElseThrow(() -> none(type).stop());
    }

    /** The database that needs no server. */
    public static EmbeddedDatabase embedded() {
        return new NewDuckDbFile();
    }

    /** The schema that an output of this type builds into where it names none; empty too for types that are not known. */
    public static Optional<String> defaultSchema(String type) {
        return known(type).flatMap(Adapter::defaultSchema);
    }

    private static Optional<Adapter> known(String type) {
        return Optional.ofNullable(ADAPTERS.getOrDefault(type, OFFLINE.get(type)))
                .map(Supplier::get);
    }

    private static Problem none(String type) {
        String supported = String.join(", ", new TreeSet<>(ADAPTERS.keySet()));
        if (NOT_YET.contains(type)) {
            return Problem.of(Fault.PROJECT, "adapter-unsupported", type + ": not supported yet")
                    .because("devenv speaks to: " + supported)
                    .next("choose a target of another type with --target");
        }
        return Problem.of(Fault.PROJECT, "adapter-unknown", "no adapter is called " + quoted(type))
                .because("devenv speaks to: " + supported)
                .next("correct `type` in profiles.yml");
    }

    private static String quoted(String type) {
        return type.isEmpty() ? "\"\"" : type;
    }
}
