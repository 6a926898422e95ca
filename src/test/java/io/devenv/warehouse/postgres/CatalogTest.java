package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.devenv.contract.PostgresServer;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dbt-postgres 1.11 takes for existing, and what else the server can tell. */
class CatalogTest {
    private final String database = PostgresServer.newDatabase();

    @BeforeEach
    void makeSchema() {
        run("create schema dbt_ann");
    }

    @Test
    void every_kind_of_relation_is_listed_by_dbts_word() {
        run(
                "create table dbt_ann.plain (id int)",
                "create unlogged table dbt_ann.unlogged (id int)",
                "create view dbt_ann.shown as select * from dbt_ann.plain",
                "create materialized view dbt_ann.kept as select * from dbt_ann.plain",
                "create table dbt_ann.parted (id int) partition by range (id)",
                "create table dbt_ann.parted_1 partition of dbt_ann.parted for values from (0) to (10)",
                "create foreign data wrapper elsewhere",
                "create server there foreign data wrapper elsewhere",
                "create foreign table dbt_ann.far (id int) server there",
                "create function dbt_ann.twice(n int) returns int language sql return n + n",
                "create function dbt_ann.twice(n text) returns text language sql return n || n",
                "create sequence dbt_ann.counter",
                "create index on dbt_ann.plain (id)",
                "create type dbt_ann.pair as (one int, other int)");

        assertThat(kinds())
                .containsOnly(
                        entry("plain", "table"),
                        entry("unlogged", "table"),
                        entry("shown", "view"),
                        entry("kept", "materialized_view"),
                        entry("parted", "table"),
                        entry("parted_1", "table"),
                        entry("far", "foreign_table"),
                        entry("twice", "function"));
    }

    @Test
    void a_foreign_table_does_not_exist_for_dbt() {
        run(
                "create foreign data wrapper elsewhere",
                "create server there foreign data wrapper elsewhere",
                "create foreign table dbt_ann.orders (id int) server there");

        assertThat(look("orders")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void a_function_of_a_models_name_exists_for_dbt() {
        run("create function dbt_ann.orders() returns int language sql return 1");

        assertThat(look("orders")).isEqualTo(Look.Answer.PRESENT);
    }

    @Test
    void a_function_stands_back_behind_a_relation_of_its_name() {
        run(
                "create function dbt_ann.orders() returns int language sql return 1",
                "create table dbt_ann.\"Orders\" (id int)");

        assertThat(kinds()).containsOnly(entry("Orders", "table"));
        assertThat(look("orders")).isEqualTo(Look.Answer.OTHER_CASE);
    }

    @Test
    void a_schema_of_other_letter_case_comes_along_and_stops_dbt() {
        run("create schema \"DBT_Ann\"", "create table \"DBT_Ann\".orders (id int)");

        Inventory inventory = list(schema("dbt_ann"));

        assertThat(inventory.schemas()).containsExactly(schema("DBT_Ann"), schema("dbt_ann"));
        assertThat(inventory.listing(schema("dbt_ann"))).isEqualTo(new Listing.Listed(List.of()));
        assertThat(inventory
                        .look(schema("dbt_ann").relation("orders"), Quoting.ALL)
                        .answer())
                .isEqualTo(Look.Answer.OTHER_CASE);
        assertThat(inventory.only(Set.of(schema("dbt_ann"))).relations()).isEmpty();
    }

    @Test
    void a_schema_that_only_the_pattern_matches_counts_for_nothing() {
        run("create schema dbtxann", "create table dbtxann.orders (id int)");

        assertThat(list(schema("dbt_ann")).schemas()).containsExactly(schema("dbt_ann"));
        assertThat(look("orders")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void letters_beyond_ascii_are_found_whatever_the_database_folds() {
        run("create schema \"DBT_ÜBER\"", "create table \"DBT_ÜBER\".orders (id int)");

        assertThat(list(schema("DBT_ÜBER")).relations()).hasSize(1);
    }

    @Test
    void a_name_of_63_bytes_is_whole_and_a_longer_one_is_another() {
        String longest = "ä".repeat(31) + "x";
        run("create table dbt_ann." + longest + "y (id int)");

        assertThat(kinds()).containsOnlyKeys(longest);
        assertThat(look(longest)).isEqualTo(Look.Answer.PRESENT);
        assertThat(look(longest + "y")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void a_definition_names_everything_in_full_whatever_the_search_path() {
        run("create table dbt_ann.orders (id int)", "create view dbt_ann.shown as select id from dbt_ann.orders");
        run("alter role postgres in database " + database + " set search_path = dbt_ann");

        assertThat(relation("shown").definition().orElseThrow()).contains("FROM dbt_ann.orders");
    }

    @Test
    void rows_are_unknown_until_they_are_counted() {
        run(
                "create table dbt_ann.orders as select generate_series(1, 1000) as id",
                "create table dbt_ann.empty (id int)");

        assertThat(relation("orders").rows()).isEmpty();

        run("analyze dbt_ann.orders", "analyze dbt_ann.empty");
        assertThat(relation("orders").rows()).hasValue(1000);
        assertThat(relation("empty").rows()).hasValue(0);
    }

    @Test
    void bytes_count_indexes_and_views_have_none() {
        run(
                "create table dbt_ann.orders as select generate_series(1, 1000) as id",
                "create view dbt_ann.shown as select * from dbt_ann.orders");
        long alone = relation("orders").bytes().orElseThrow();

        run("create index on dbt_ann.orders (id)");

        assertThat(alone).isGreaterThanOrEqualTo(1000 * 4);
        assertThat(relation("orders").bytes().orElseThrow()).isGreaterThan(alone);
        assertThat(relation("shown").bytes()).isEmpty();
    }

    @Test
    void what_somebody_has_locked_is_listed_without_its_size() throws SQLException {
        run(
                "create table dbt_ann.orders as select 1 as id",
                "create view dbt_ann.shown as select id from dbt_ann.orders");
        try (Connection builder = PostgresServer.connect(database);
                Statement statement = builder.createStatement()) {
            builder.setAutoCommit(false);
            statement.execute("lock table dbt_ann.orders in access exclusive mode");

            assertThat(kinds()).containsOnly(entry("orders", "table"), entry("shown", "view"));
            assertThat(relation("orders").bytes()).isEmpty();
            assertThat(relation("shown").definition()).isEmpty();
        }
    }

    @Test
    void who_may_not_even_use_a_schema_sees_what_lies_there() {
        run("create table dbt_ann.orders (id int)", "create role stranger_" + database + " login");

        try (Warehouse warehouse =
                new Postgres().openToRead(PostgresServer.target(database, Map.of("user", "stranger_" + database)))) {
            assertThat(warehouse.list(Set.of(schema("dbt_ann"))).relations()).hasSize(1);
        }
    }

    @Test
    void a_catalog_one_may_not_read_is_unreadable_and_dbt_stops_too() {
        run(
                "create role blind_" + database + " login",
                "revoke select on pg_catalog.pg_class from public",
                "create table dbt_ann.orders (id int)");

        try (Warehouse warehouse =
                new Postgres().openToRead(PostgresServer.target(database, Map.of("user", "blind_" + database)))) {
            Listing listing = warehouse.list(Set.of(schema("dbt_ann"))).listing(schema("dbt_ann"));

            assertThat(listing).isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
                assertThat(unreadable.why().code()).isEqualTo("postgres-query-failed");
                assertThat(unreadable.why().message()).isEqualTo("cannot list database " + database);
                assertThat(unreadable.refusal()).hasValue("ERROR: permission denied for table pg_class");
            });
        }
    }

    @Test
    void another_database_of_the_server_cannot_be_looked_into_and_a_missing_one_is_absent() {
        SchemaName elsewhere = new SchemaName("postgres", "public");
        SchemaName nowhere = new SchemaName("no_such_database", "public");

        Inventory inventory = list(elsewhere, nowhere, schema("dbt_ann"));

        assertThat(inventory.listing(nowhere)).isEqualTo(new Listing.Absent(Missing.DATABASE));
        assertThat(inventory.listing(schema("dbt_ann"))).isInstanceOf(Listing.Listed.class);
        assertThat(inventory.listing(elsewhere)).isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
            assertThat(unreadable.why().code()).isEqualTo("postgres-other-database");
            assertThat(unreadable.refusal()).isPresent();
        });
    }

    @Test
    void the_database_goes_by_the_name_it_was_asked_for() {
        run("create table dbt_ann.orders (id int)");
        SchemaName asked = new SchemaName(database.toUpperCase(java.util.Locale.ROOT), "dbt_ann");

        assertThat(list(asked).look(asked.relation("orders"), Quoting.ALL).answer())
                .isEqualTo(Look.Answer.PRESENT);
    }

    private void run(String... statements) {
        PostgresServer.run(database, List.of(statements));
    }

    private SchemaName schema(String name) {
        return new SchemaName(database, name);
    }

    private Inventory list(SchemaName... schemas) {
        try (Warehouse warehouse = new Postgres().openToRead(PostgresServer.target(database, Map.of()))) {
            return warehouse.list(Set.of(schemas));
        }
    }

    private Map<String, String> kinds() {
        return list(schema("dbt_ann")).relations().stream()
                .collect(Collectors.toMap(
                        relation -> relation.name().identifier(),
                        relation -> relation.kind().word()));
    }

    private Look.Answer look(String name) {
        return list(schema("dbt_ann"))
                .look(schema("dbt_ann").relation(name), Quoting.ALL)
                .answer();
    }

    private Relation relation(String name) {
        Optional<Relation> found = list(schema("dbt_ann")).relations().stream()
                .filter(relation -> relation.name().identifier().equals(name))
                .findFirst();
        return found.orElseThrow();
    }
}
