package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.contract.PostgresServer;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a server, where schemas have owners and others are at work. */
class PostgresSweepTest {
    @TempDir
    private Path temporary;

    private JanitorShop shop;

    @BeforeEach
    void schemasOfPullRequests() throws IOException {
        shop = JanitorShop.layOut("grants", temporary);
        Path folder = temporary.resolve("grants");
        Files.writeString(
                folder.resolve("devenv.yml"),
                "sweep:\n  - schemas: dbt_pr_*\n    gone-from: list\n",
                StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("open.txt"), "99\n");
        shop.sql(
                "create schema dbt_pr_12",
                "create table dbt_pr_12.orders as select 1 as order_id",
                "create view dbt_pr_12.stg_orders as select * from dbt_pr_12.orders",
                "grant select on dbt_pr_12.stg_orders to reporter",
                "create schema dbt_pr_12_marts",
                "create view dbt_pr_12_marts.revenue as select * from dbt_pr_12.stg_orders",
                "create schema \"dbt_pr_1%\"",
                "create table \"dbt_pr_1%\".orders as select 1 as order_id",
                "create schema dbtxpr_15",
                "create table dbtxpr_15.orders as select 1 as order_id");
    }

    private Told sweep(String... options) {
        return shop.devenv(
                Stream.concat(Stream.of("sweep", "--state", "state", "--open", "open.txt"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private List<String> schemas() {
        return PostgresServer.texts(
                shop.database(),
                "select nspname from pg_namespace where nspname like 'dbt%' order by nspname collate \"C\"");
    }

    @Test
    void relations_are_set_aside_with_all_that_hangs_on_them_and_come_back() {
        List<String> before = shop.dump();

        Told sweep = sweep("--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains(
                        "swept dbt_pr_12 (2 set aside)",
                        "swept dbt_pr_12_marts (1 set aside)",
                        "swept dbt_pr_1% (1 set aside)");
        assertThat(shop.lying()).filteredOn(name -> name.startsWith("dbt")).containsExactly("dbtxpr_15.orders");
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void after_seven_days_the_schemas_go() {
        sweep("--yes");
        assertThat(sweep("--check").code()).isZero();
        shop.later(Duration.ofDays(8));

        assertThat(sweep("--check").code()).isEqualTo(3);
        Told freed = sweep("--yes");

        assertThat(freed.code()).as(freed.all()).isZero();
        assertThat(freed.out()).contains("dropped schema dbt_pr_12 (2 freed for good)");
        assertThat(schemas()).containsExactly("dbtxpr_15");
    }

    @Test
    void size_and_owner_are_told() {
        JsonNode first = sweep("--output", "json").json().path("schemas").path(0);

        assertThat(first.path("schema").asText()).isEqualTo("dbt_pr_1%");
        assertThat(first.path("owner").asText()).isEqualTo("postgres");
        assertThat(first.path("bytes").asLong()).isPositive();
        assertThat(first.path("decision").asText()).isEqualTo("empty");
    }

    @Test
    void a_schema_that_somebody_else_owns_is_skipped_and_said_and_the_rest_goes() {
        shop.as("sweep_ann");
        shop.sql(
                "do $$ begin create role sweep_ann login; exception when duplicate_object then null; end $$",
                "grant all on schema dev_ann, analytics, raw to sweep_ann",
                "grant select on all tables in schema analytics, raw to sweep_ann",
                "alter table dbt_pr_12.orders owner to sweep_ann",
                "alter view dbt_pr_12.stg_orders owner to sweep_ann",
                "alter view dbt_pr_12_marts.revenue owner to sweep_ann",
                "alter schema dbt_pr_12 owner to sweep_ann",
                "alter schema dbt_pr_12_marts owner to sweep_ann");

        Told sweep = sweep("--yes");

        assertThat(sweep.code()).as(sweep.all()).isEqualTo(4);
        assertThat(sweep.out()).contains("it belongs to postgres", "swept dbt_pr_12 (2 set aside)");
        assertThat(shop.lying()).contains("dbt_pr_1%.orders").doesNotContain("dbt_pr_12.orders");
    }

    @Test
    void while_dbt_is_at_work_in_a_schema_it_stays() throws SQLException {
        List<String> before = shop.dump();
        try (Connection dbt = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + shop.database()
                                + "?ApplicationName=dbt",
                        "postgres",
                        "x");
                Statement statement = dbt.createStatement()) {
            statement.execute("begin; select * from \"" + shop.database() + "\".\"dbt_pr_12\".\"orders\"");
            Told sweep = sweep("--yes");

            assertThat(sweep.out()).contains("dbt is at work in dbt_pr_12: session ");
            assertThat(shop.lying()).contains("dbt_pr_12.orders", "dbt_pr_12.stg_orders");
        }
        shop.awaitNobody("dbt");
        shop.devenv("undo");
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void a_function_keeps_its_schema() {
        shop.sql("create function dbt_pr_12.answer() returns int language sql as 'select 42'");

        Told sweep = sweep("--no-trash", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains(
                        "function dbt_pr_12.answer() stays",
                        "dropped schema dbt_pr_12_marts (1 dropped)",
                        "dropped schema dbt_pr_1% (1 dropped for good)");
        assertThat(schemas()).containsExactly("dbt_pr_12", "dbtxpr_15");
    }

    @Test
    void what_production_reads_stays() {
        shop.sql("create view analytics.peek as select * from dbt_pr_12.orders");

        Told sweep = sweep("--yes");

        assertThat(sweep.out()).contains("dbt_pr_12.orders is needed by analytics.peek, which stays");
        assertThat(shop.lying()).contains("dbt_pr_12.orders").doesNotContain("dbt_pr_12.stg_orders");
    }

    @Test
    void whoever_writes_into_a_schema_makes_it_young() throws IOException {
        Path settings = temporary.resolve("grants").resolve("devenv.yml");
        Files.writeString(settings, Files.readString(settings).replace("gone-from: list", "older-than: 14 days"));
        sweep();
        shop.sql("insert into dbt_pr_12.orders values (2)");
        shop.later(Duration.ofDays(15));

        Told sweep = sweep("--yes");

        assertThat(sweep.out()).contains("swept dbt_pr_1% (1 set aside)").doesNotContain("swept dbt_pr_12 ");
    }
}
