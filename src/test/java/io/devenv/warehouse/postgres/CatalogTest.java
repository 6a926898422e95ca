package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What dbt-postgres 1.11 takes for existing, and what else the server can tell. */
class CatalogTest {
    private final Db db = Db.make();

    @Test
    void every_kind_of_relation_is_listed_by_dbts_word() {
        db.run(
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

        assertThat(db.kinds())
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

    /** They are asked for in several queries then: the server has no room for the locks of one. */
    @Test
    void many_schemas_are_each_listed_or_absent() {
        db.run(IntStream.range(0, 60)
                .filter(i -> i % 7 != 0)
                .mapToObj(i -> "create schema pr_" + i + " create table t (id int)")
                .toArray(String[]::new));
        SchemaName[] asked =
                IntStream.range(0, 60).mapToObj(i -> db.schema("pr_" + i)).toArray(SchemaName[]::new);

        Inventory inventory = db.list(asked);

        for (int i = 0; i < 60; i++) {
            Listing listing = inventory.listing(asked[i]);
            if (i % 7 == 0) assertThat(listing).isInstanceOf(Listing.Absent.class);
            else assertThat(((Listing.Listed) listing).relations()).hasSize(1);
        }
    }

    @Test
    void a_foreign_table_does_not_exist_for_dbt() {
        db.run(
                "create foreign data wrapper elsewhere",
                "create server there foreign data wrapper elsewhere",
                "create foreign table dbt_ann.orders (id int) server there");

        assertThat(db.look("orders")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void a_function_of_a_models_name_exists_for_dbt() {
        db.run("create function dbt_ann.orders() returns int language sql return 1");

        assertThat(db.look("orders")).isEqualTo(Look.Answer.PRESENT);
    }

    @Test
    void a_function_stands_back_behind_a_relation_of_its_name() {
        db.run(
                "create function dbt_ann.orders() returns int language sql return 1",
                "create table dbt_ann.\"Orders\" (id int)");

        assertThat(db.kinds()).containsOnly(entry("Orders", "table"));
        assertThat(db.look("orders")).isEqualTo(Look.Answer.OTHER_CASE);
    }

    @Test
    void a_schema_of_other_letter_case_comes_along_and_stops_dbt() {
        db.run("create schema \"DBT_Ann\"", "create table \"DBT_Ann\".orders (id int)");

        Inventory inventory = db.list(db.schema("dbt_ann"));

        assertThat(inventory.schemas()).containsExactly(db.schema("DBT_Ann"), db.schema("dbt_ann"));
        assertThat(inventory.listing(db.schema("dbt_ann"))).isEqualTo(new Listing.Listed(List.of()));
        assertThat(inventory
                        .look(db.schema("dbt_ann").relation("orders"), Quoting.ALL)
                        .answer())
                .isEqualTo(Look.Answer.OTHER_CASE);
        assertThat(inventory.only(Set.of(db.schema("dbt_ann"))).relations()).isEmpty();
    }

    @Test
    void a_schema_that_only_the_pattern_matches_counts_for_nothing() {
        db.run("create schema dbtxann", "create table dbtxann.orders (id int)");

        assertThat(db.list(db.schema("dbt_ann")).schemas()).containsExactly(db.schema("dbt_ann"));
        assertThat(db.look("orders")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void letters_beyond_ascii_are_found_whatever_the_database_folds() {
        db.run("create schema \"DBT_ÜBER\"", "create table \"DBT_ÜBER\".orders (id int)");

        assertThat(db.list(db.schema("DBT_ÜBER")).relations()).hasSize(1);
    }

    @Test
    void a_name_of_63_bytes_is_whole_and_a_longer_one_is_another() {
        String longest = "ä".repeat(31) + "x";
        db.run("create table dbt_ann." + longest + "y (id int)");

        assertThat(db.kinds()).containsOnlyKeys(longest);
        assertThat(db.look(longest)).isEqualTo(Look.Answer.PRESENT);
        assertThat(db.look(longest + "y")).isEqualTo(Look.Answer.ABSENT);
    }

    @Test
    void another_database_of_the_server_cannot_be_looked_into_and_a_missing_one_is_absent() {
        SchemaName elsewhere = new SchemaName("postgres", "public");
        SchemaName nowhere = new SchemaName("no_such_database", "public");

        Inventory inventory = db.list(elsewhere, nowhere, db.schema("dbt_ann"));

        assertThat(inventory.listing(nowhere)).isEqualTo(new Listing.Absent(Missing.DATABASE));
        assertThat(inventory.listing(db.schema("dbt_ann"))).isInstanceOf(Listing.Listed.class);
        assertThat(inventory.listing(elsewhere)).isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
            assertThat(unreadable.why().code()).isEqualTo("postgres-other-database");
            assertThat(unreadable.refusal()).isPresent();
        });
    }

    @Test
    void the_database_goes_by_the_name_it_was_asked_for() {
        db.run("create table dbt_ann.orders (id int)");
        SchemaName asked = new SchemaName(db.name().toUpperCase(Locale.ROOT), "dbt_ann");

        assertThat(db.list(asked).look(asked.relation("orders"), Quoting.ALL).answer())
                .isEqualTo(Look.Answer.PRESENT);
    }
}
