package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clean, undo and purge on Postgres while others have their hands in the schema. */
class PostgresCleanTest {
    @TempDir
    private Path temporary;

    private JanitorShop shop(String scenario) {
        return JanitorShop.layOut(scenario, temporary);
    }

    @Test
    void while_dbt_is_at_work_in_the_schema_nothing_there_is_changed() throws SQLException {
        JanitorShop shop = shop("grants");
        List<String> before = shop.dump();
        try (Connection dbt = session(shop, "postgres", "dbt", "begin")) {
            Told clean = shop.clean("--yes");

            assertThat(clean.code()).as(clean.err()).isZero();
            assertThat(clean.out())
                    .contains("dbt is at work in dev_ann: session ")
                    .contains("Keeps 5 relations");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void temporaries_stay_as_long_as_anybody_runs_dbt_in_the_database() throws SQLException {
        JanitorShop shop = shop("killed");
        shop.sql("create role robot_of_ci login superuser");
        Set<String> temporaries = new TreeSet<>(shop.lying());
        temporaries.removeIf(name -> !name.contains("__dbt_"));
        try (Connection dbt = session(shop, "robot_of_ci", "dbt", "select 1")) {
            Told clean = shop.clean("--yes");

            assertThat(clean.code()).as(clean.err()).isZero();
            assertThat(clean.out()).contains("a dbt run may still need it: session ");
            assertThat(temporaries).isNotEmpty();
            assertThat(shop.lying()).containsAll(temporaries).doesNotContain("dev_ann.stg_orders");
        }
        shop.awaitNobody("dbt");
        shop.clean("--yes");
        assertThat(shop.lying()).doesNotContainAnyElementsOf(temporaries);
    }

    @Test
    void what_somebody_uses_stays_with_who_it_is_and_the_rest_goes() throws SQLException {
        JanitorShop shop = shop("grants");
        List<String> before = shop.dump();
        try (Connection psql = session(shop, "postgres", "psql", "begin; select * from dev_ann.countries")) {
            Told clean = shop.clean("--yes");

            assertThat(clean.code()).as(clean.out()).isEqualTo(4);
            assertThat(clean.out()).contains("not changed: dev_ann.countries: dev_ann.countries is in use: session ");
            assertThat(shop.lying()).contains("dev_ann.countries").doesNotContain("dev_ann.stg_orders");
        }
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void what_belongs_to_somebody_else_does_not_keep_the_rest_from_going() {
        JanitorShop shop = shop("grants").as("grants_ann");
        shop.sql(
                "create role grants_ann login",
                "grant all on schema dev_ann, analytics, raw to grants_ann",
                "grant select on all tables in schema analytics, raw to grants_ann",
                "alter table dev_ann.customer_totals owner to grants_ann",
                "alter view dev_ann.stg_orders owner to grants_ann");
        List<String> before = shop.dump();
        Set<String> gone = new TreeSet<>(shop.lying());

        Told clean = shop.clean("--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(clean.out()).contains("cannot rename dev_ann.countries: it belongs to postgres");
        gone.removeAll(shop.lying());
        assertThat(gone).containsExactly("dev_ann.customer_totals", "dev_ann.stg_orders");

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void clones_of_production_are_told_from_other_views_and_taken_back() {
        JanitorShop shop = shop("grants");
        List<String> before = shop.dump();

        Told clean = shop.clean("--clone", "--replace-tables", "--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(PostgresServer.texts(shop.database(), "select pg_get_viewdef('dev_ann.countries'::regclass)"))
                .first()
                .asString()
                .contains("FROM analytics.countries;");
        assertThat(shop.clean().out())
                .contains("a view of production made on purpose")
                .contains("Nothing to clean");

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void purge_frees_views_before_what_they_read_and_their_text_is_kept_all_the_same() {
        JanitorShop shop = shop("chain_of_views");
        Set<String> before = shop.lying();
        Set<String> views = shop.toDrop();
        Told clean = shop.clean("--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.aside("v")).hasSizeGreaterThan(3);

        shop.later(Duration.ofDays(8));
        Told later = shop.clean("--yes");
        assertThat(later.code()).as(later.out() + later.err()).isZero();
        assertThat(shop.aside("v")).isEmpty();
        assertThat(shop.aside("r")).isEmpty();

        Told undo = shop.devenv("undo", clean.runId());
        assertThat(undo.out() + undo.err()).contains("from its text: its grants and comments are lost");
        views.removeIf(name -> !shop.lying().contains(name));
        assertThat(views).as(undo.out()).isNotEmpty();
        assertThat(before).containsAll(shop.lying());
    }

    @Test
    void views_that_were_dropped_where_they_lay_aside_come_back_from_their_text() {
        JanitorShop shop = shop("materialized_views");
        Set<String> before = shop.lying();
        String texts = "select relname || pg_get_viewdef(oid) from pg_class"
                + " where relnamespace = 'dev_ann'::regnamespace and relkind in ('v', 'm') order by 1";
        List<String> definitions = PostgresServer.texts(shop.database(), texts);
        shop.clean("--yes");
        assertThat(shop.aside("m")).isNotEmpty();
        for (String kind : List.of("view", "materialized view")) {
            shop.aside(kind.substring(0, 1))
                    .forEach(view -> shop.sql("drop " + kind + " if exists " + view + " cascade"));
        }

        Told undo = shop.devenv("undo");

        assertThat(undo.code()).as(undo.out()).isZero();
        assertThat(shop.lying()).isEqualTo(before);
        assertThat(PostgresServer.texts(shop.database(), texts)).isEqualTo(definitions);
    }

    @Test
    void what_took_a_name_meanwhile_is_said_and_keeps_nothing_else_from_coming_back() {
        JanitorShop shop = shop("grants");
        List<String> before = shop.dump();
        Told clean = shop.clean("--yes");
        shop.sql(
                "create sequence dev_ann.countries",
                "create foreign data wrapper elsewhere",
                "create server there foreign data wrapper elsewhere",
                "create foreign table dev_ann.customer_totals () server there",
                "create function dev_ann.stg_orders() returns int language sql return 1");

        Told undo = shop.devenv("undo");
        assertThat(undo.code()).isEqualTo(4);
        assertThat(undo.out())
                .contains("not taken back: dev_ann.countries")
                .contains("left as it is: dev_ann.customer_totals")
                .contains("brought back dev_ann.stg_orders (view)")
                .contains("brought back dev_ann.stg_customers (view)");

        shop.sql(
                "drop sequence dev_ann.countries",
                "drop foreign data wrapper elsewhere cascade",
                "drop function dev_ann.stg_orders()");
        assertThat(shop.devenv("undo", clean.runId()).code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void what_lies_aside_keeps_what_it_reads_from_going_for_good_but_not_from_going_aside() {
        JanitorShop shop = shop("grants");
        shop.sql("create view dev_ann.of_old as select * from dev_ann.countries");
        shop.clean("--yes", "stg_orders");
        String aside = shop.aside("v").get(0);
        shop.sql("create or replace view " + aside
                + " as select 1 as order_id, 1 as customer_id, 1::numeric as amount from dev_ann.customer_totals");

        Told forGood = shop.clean("--no-trash");
        assertThat(forGood.out()).containsPattern("customer_totals .*needed by " + aside);
        Told clean = shop.clean("--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.lying()).doesNotContain("dev_ann.customer_totals").contains("dev_ann.countries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "with space",
                "dot.ted",
                "quo\"te",
                "per%cent_%s",
                "ünïcödé 表",
                "new\nline",
                "ääääääääääääääääääääääääääääääx",
                "x\"; drop table dev_ann.orders; --",
                "x'); drop table dev_ann.orders; --"
            })
    void a_strange_name_is_a_name(String name) {
        JanitorShop shop = shop("grants").renamed("stg_orders", name);
        List<String> before = shop.dump();

        Told clean = shop.clean("--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.lying())
                .as(clean.out())
                .doesNotContain("dev_ann." + name)
                .contains("dev_ann.orders", "analytics." + name);

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    private static Connection session(JanitorShop shop, String user, String application, String statement)
            throws SQLException {
        Connection connection = java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + shop.database() + "?ApplicationName="
                        + application,
                user,
                "x");
        try (Statement each = connection.createStatement()) {
            each.execute(statement);
        }
        return connection;
    }
}
