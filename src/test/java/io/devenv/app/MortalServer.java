package io.devenv.app;

import io.devenv.artifact.FaultyJournal;
import io.devenv.contract.CatalogDump;
import io.devenv.contract.FragileLine;
import io.devenv.contract.PostgresServer;
import io.devenv.core.document.Fields;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.project.Environment;
import io.devenv.safety.JanitorShop;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A project over a schema of a Postgres server with one of everything that can lie there, and a line to the server on which every
 * round trip is a step.
 */
final class MortalServer implements MortalDatabase {
    private static final String STRANGE = "Sträange \"na.me\" %_; drop table dev_ann.orders; --\n表";
    private static final String LONG = "l".repeat(63);

    private final JanitorShop shop;
    private final List<String> freed;
    private final FragileLine line = new FragileLine(PostgresServer.port());

    /** With one of everything that can lie in a schema. */
    MortalServer(Path home) {
        this(JanitorShop.layOut("grants", home), MortalServer::furnish);
    }

    private MortalServer(JanitorShop shop, Consumer<JanitorShop> furnishing) {
        this.shop = shop;
        furnishing.accept(shop);
        freed = shop.aside("r");
        PostgresServer.copy(shop.database(), untouched());
    }

    /** With a schema that holds nothing but what was set aside so long ago that it is due to be freed. */
    static MortalServer withSchemaToDrop(Path home) {
        return new MortalServer(JanitorShop.layOut("grants", home), shop -> {
            shop.sql(
                    "drop schema dev_ann cascade",
                    "create schema dev_ann",
                    "grant usage on schema dev_ann to reporter",
                    "alter default privileges in schema dev_ann grant select on tables to reporter",
                    "comment on schema dev_ann is 'all of Ann''s'",
                    "create table dev_ann.of_long_ago as select 1 as id");
            setAsideLongAgo(shop);
        });
    }

    /** Without the schema that the project is built into; production has a view and a table. */
    static MortalServer withoutSchema(Path home) {
        return new MortalServer(
                JanitorShop.layOut("grants", home),
                shop -> shop.sql(
                        "drop schema dev_ann cascade",
                        "drop view analytics.revenue, analytics.stg_customers",
                        "drop table analytics.orders, analytics.customer_totals"));
    }

    private static void setAsideLongAgo(JanitorShop shop) {
        shop.built("table", List.of("of_long_ago"));
        shop.later(Duration.ofDays(-8));
        shop.clean("--yes", "of_long_ago");
        shop.later(Duration.ofDays(8));
    }

    /** Orphans beside the leftovers of the scenario, which have rows, grants and comments. */
    private static void furnish(JanitorShop shop) {
        String strange = '"' + STRANGE.replace("\"", "\"\"") + '"';
        shop.sql(
                "set search_path = dev_ann",
                "create table of_long_ago as select 1 as id",
                "create table " + strange + " (id int primary key, \"co l\" text default 'x')",
                "insert into " + strange + " select each, 'row ' || each from generate_series(1, 20) as each",
                "create unique index on " + strange + " (\"co l\")",
                "comment on table " + strange + " is 'it''s strange'",
                "grant select (id), update on " + strange + " to reporter",
                "create table " + LONG + " (id int references " + strange + ", at timestamptz default now())",
                "create materialized view summary as select count(*) as n from " + strange,
                "create index on summary (n)",
                "grant select on summary to reporter",
                "create view over_summary as select n, countries.code from summary, countries",
                "comment on column over_summary.n is 'how many'");
        shop.built("table", List.of(STRANGE, LONG));
        shop.built("materialized_view", List.of("summary"));
        shop.built("view", List.of("over_summary"));
        setAsideLongAgo(shop);
    }

    private String untouched() {
        return shop.database() + "_untouched";
    }

    @Override
    public Environment environment() {
        return shop.environment();
    }

    @Override
    public List<String> everything() {
        return CatalogDump.of(shop.database());
    }

    @Override
    public boolean matters(String line) {
        return freed.stream().noneMatch(line::contains);
    }

    @Override
    public void reset() {
        PostgresServer.copy(untouched(), shop.database());
    }

    @Override
    public Warehouse open(Workspace workspace, Set<SchemaName> schemas, FaultyJournal.Steps steps) {
        line.to(() -> {
            try {
                steps.next();
                return FragileLine.Fate.PASSES;
            } catch (MortalShop.Died died) {
                return FragileLine.Fate.LOST;
            }
        });
        return workspace.adapter().openToChange(overLine(workspace.target()), schemas);
    }

    /** The database's name. */
    String name() {
        return shop.database();
    }

    /** The same, but with a line that breaks by itself; whoever works on it lives on. */
    Warehouse openOver(FragileLine.Ferryman ferryman, Workspace workspace, Set<SchemaName> schemas) {
        line.to(ferryman);
        return workspace.adapter().openToChange(overLine(workspace.target()), schemas);
    }

    private Target overLine(Target target) {
        Map<String, Object> settings = new HashMap<>(target.settings().values());
        settings.put("port", line.port());
        return new Target(
                target.profile(),
                target.name(),
                target.adapter(),
                target.schema(),
                target.threads(),
                target.directory(),
                new Fields(settings));
    }

    @Override
    public void close() {
        line.close();
    }
}
