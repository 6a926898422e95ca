package io.devenv.bench;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes something to sweep for {@code scripts/bench --sweep}: a DuckDB file and a Postgres database with many schemas of pull requests, each beside a
 * project whose devenv.yml lets them be swept. The server runs for as long as somebody keeps this program's stdin open.
 */
public final class SweptWarehouses {
    /** In each schema: as many tables as views, and each view reads a table. */
    private static final int RELATIONS = 200;

    private static final String DATABASE = "dev";

    private SweptWarehouses() {}

    /**
     * Makes both; or, of a DuckDB file alone, opens it and counts what lies there.
     *
     * @param arguments a folder, and how many schemas there are to be; or the file
     */
    public static void main(String... arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length == 1) {
            count(folder);
            return;
        }
        int schemas = Integer.parseInt(arguments[1]);
        onDuckDb(folder.resolve("duckdb"), schemas);
        onPostgres(folder.resolve("postgres"), schemas);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Until nobody needs the server any more.
        }
    }

    private static void count(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("select count(*) from duckdb_views()");
        }
    }

    private static void onDuckDb(Path folder, int schemas) throws IOException, SQLException {
        String file = DATABASE + ".duckdb";
        project(folder, "{type: duckdb, path: " + file + ", schema: dev_alice}");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(file))) {
            fill(connection, schemas);
        }
    }

    private static void onPostgres(Path folder, int schemas) throws IOException, SQLException {
        PostgresServer.makeAnew(DATABASE);
        project(
                folder,
                "{type: postgres, host: 127.0.0.1, port: %d, user: postgres, password: x, dbname: %s, schema: dev_alice}"
                        .formatted(PostgresServer.port(), DATABASE));
        try (Connection connection = PostgresServer.connect(DATABASE)) {
            fill(connection, schemas);
        }
        // As a server's own housekeeping would have done by the time that so much lies there.
        PostgresServer.run(DATABASE, List.of("vacuum analyze"));
    }

    private static void project(Path folder, String output) throws IOException {
        Files.createDirectories(folder);
        ManifestText manifest = ManifestText.of("1.11.16");
        for (int model = 0; model < RELATIONS; model++) {
            manifest.model(name(model), "'config': {'materialized': '" + kind(model) + "'}");
        }
        String branch = manifest.json();
        new SmallProject(folder)
                .file("profiles.yml", "shop: {target: dev, outputs: {dev: " + output + "}}\n")
                .file("devenv.yml", "sweep:\n  - schemas: dbt_pr_*\n    gone-from: list\n")
                .file("open.txt", "main\n")
                .file("target/manifest.json", branch)
                .file("state/manifest.json", branch.replace("dev_alice", "analytics"));
    }

    private static void fill(Connection connection, int schemas) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int schema = 1; schema <= schemas; schema++) {
                String name = "dbt_pr_" + schema;
                statement.execute("create schema " + name);
                for (int model = 0; model < RELATIONS; model++) statement.execute(create(name, model));
                connection.commit();
            }
        }
    }

    private static String create(String schema, int model) {
        String made = "create " + kind(model) + " " + schema + "." + name(model);
        if (kind(model).equals("table")) {
            return made + " (id integer, customer_id integer, amount numeric, ordered_at timestamp)";
        }
        return made + " as select id, customer_id, sum(amount) as amount, max(ordered_at) as last_ordered_at from dev."
                + schema + "." + name(model - 1)
                + " where customer_id is not null and ordered_at > timestamp '2020-01-01' group by id, customer_id";
    }

    private static String name(int model) {
        return (kind(model).equals("table") ? "orders_" : "orders_summary_") + model;
    }

    private static String kind(int model) {
        return model % 2 == 0 ? "table" : "view";
    }
}
