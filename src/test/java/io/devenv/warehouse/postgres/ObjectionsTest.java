package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known to go wrong before it is tried; each is refused when it is tried all the same, and nothing is changed. */
class ObjectionsTest {
    private static final String REFUSED = "postgres-change-refused: ";

    private final Db db = Db.make();

    @BeforeEach
    void makeTable() {
        db.run("create table dbt_ann.orders (id int)", "create table dbt_ann.other (id int)");
    }

    @ParameterizedTest(name = "{0} holds the name as {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "create table dbt_ann.away (), table dbt_ann.away",
                "create view dbt_ann.away as select 1, view dbt_ann.away",
                "create materialized view dbt_ann.away as select 1, materialized view dbt_ann.away",
                "create foreign table dbt_ann.away () server there, foreign table dbt_ann.away",
                "create sequence dbt_ann.away, sequence dbt_ann.away",
                "create index away on dbt_ann.other (id), index dbt_ann.away",
                "create type dbt_ann.away as (id int), composite type dbt_ann.away",
                "create type dbt_ann.away as enum (), type dbt_ann.away",
                "create domain dbt_ann.away as int, type dbt_ann.away"
            })
    void a_name_that_anything_has_is_taken(String statement, String holder) {
        db.run(
                "create foreign data wrapper elsewhere",
                "create server there foreign data wrapper elsewhere",
                statement);
        Change rename = db.rename("orders", "away");

        assertThat(db.objection(rename))
                .isEqualTo(REFUSED + "cannot rename dbt_ann.orders: " + holder + " has that name");
        assertThat(db.refusal(rename).message()).contains("has that name");
        assertThat(db.kinds()).containsEntry("orders", "table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function dbt_ann.away() returns int language sql return 1",
                "create table dbt_ann.\"Away\" ()"
            })
    void a_name_that_only_seems_taken_is_free(String statement) {
        db.run(statement);

        assertThat(db.objection(db.rename("orders", "away"))).isEmpty();
        db.make(db.rename("orders", "away"));
        assertThat(db.relation("away").kind()).isEqualTo(RelationKind.TABLE);
    }

    @ParameterizedTest(name = "{0} is no table")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "create view dbt_ann.it as select 1, view",
                "create materialized view dbt_ann.it as select 1, materialized view",
                "create sequence dbt_ann.it, sequence",
                "create index it on dbt_ann.other (id), index",
                "create type dbt_ann.it as (id int), type"
            })
    void what_is_of_another_kind_than_was_meant_is_not_renamed_though_the_server_would(String statement, String kind) {
        db.run(statement);

        assertThat(db.objection(db.rename("it", "away")))
                .isEqualTo(REFUSED + "cannot rename dbt_ann.it: it is of kind " + kind + ", not table");
        db.refusal(db.rename("it", "away"));
        assertThat(db.kinds()).doesNotContainKey("away");
    }

    @Test
    void what_is_gone_is_not_looked_for() {
        assertThat(db.objection(db.drop("nowhere", RelationKind.TABLE)))
                .isEqualTo(REFUSED + "cannot drop dbt_ann.nowhere: it is not there any more");
    }

    @Test
    void what_belongs_to_somebody_else_is_theirs() {
        String ann = "ann_" + db.name();
        db.run(
                "create role " + ann + " login",
                "grant all on schema dbt_ann to " + ann,
                "grant all on dbt_ann.orders to " + ann,
                "create table dbt_ann.own ()",
                "alter table dbt_ann.own owner to " + ann);

        assertThat(db.objectionAs(ann, db.rename("orders", "away")))
                .isEqualTo(REFUSED + "cannot rename dbt_ann.orders: it belongs to postgres");
        assertThat(db.objectionAs(ann, db.drop("orders", RelationKind.TABLE))).contains("it belongs to postgres");
        assertThat(db.refusalTo(ann, db.rename("orders", "away")).message()).endsWith("it belongs to postgres");
        assertThat(db.objectionAs(ann, db.rename("own", "away"))).isEmpty();

        db.run("revoke create on schema dbt_ann from " + ann);
        assertThat(db.objectionAs(ann, db.rename("own", "away")))
                .endsWith("renaming takes the right to create in dbt_ann");
        assertThat(db.objectionAs(ann, db.drop("own", RelationKind.TABLE))).isEmpty();
        assertThat(db.objectionAs(ann, Change.viewOf(db.named("shown"), db.named("orders"), "test")))
                .endsWith("it takes the right to create in dbt_ann");
    }

    @Test
    void dropping_a_partitioned_table_takes_no_partition_along() {
        db.run(
                "create table dbt_ann.parted (id int) partition by range (id)",
                "create table dbt_ann.parted_1 partition of dbt_ann.parted for values from (0) to (10)");

        assertThat(db.objection(db.drop("parted", RelationKind.TABLE)))
                .endsWith("its partition dbt_ann.parted_1 would go with it");
        db.refusal(db.drop("parted", RelationKind.TABLE));
        assertThat(db.kinds()).containsKeys("parted", "parted_1");
        assertThat(db.objection(db.rename("parted", "away"))).isEmpty();
    }

    @Test
    void what_something_needs_is_not_dropped_and_nobody_is_told_to_take_all_of_it_along() {
        db.run("create view dbt_ann.shown as select * from dbt_ann.orders");
        Problem problem = db.refusal(db.drop("orders", RelationKind.TABLE));

        assertThat(problem.code()).isEqualTo("postgres-still-needed");
        assertThat(problem.message()).contains("view dbt_ann.shown depends on table dbt_ann.orders");
        assertThat(problem.toString()).doesNotContainIgnoringCase("cascade");
        assertThat(db.kinds()).containsKeys("orders", "shown");
    }

    @Test
    void what_an_extension_brought_is_not_touched() {
        db.run("alter extension plpgsql add table dbt_ann.orders");

        assertThat(db.objection(db.rename("orders", "away"))).endsWith("it is part of the extension plpgsql");
    }

    @Test
    void names_that_the_server_would_cut_off_are_not_used() {
        RelationName whole = db.named("ä".repeat(31) + "x");
        RelationName longer = db.named("ä".repeat(31) + "xy");

        assertThat(db.objection(Change.viewOf(whole, db.named("orders"), "test")))
                .isEmpty();
        assertThat(db.objection(Change.viewOf(longer, db.named("orders"), "test")))
                .contains("cut off");
        assertThat(db.refusal(Change.viewOf(longer, db.named("orders"), "test")).message())
                .contains("cut off");
        assertThat(db.kinds()).containsOnlyKeys("orders", "other");
    }

    @Test
    void a_view_is_put_over_what_can_be_read_and_in_a_place_that_is_free() {
        db.run("create sequence dbt_ann.taken", "create role reader_" + db.name() + " login");
        db.run("grant all on schema dbt_ann to reader_" + db.name());
        RelationName orders = db.named("orders");

        assertThat(db.objection(Change.viewOf(db.named("taken"), orders, "test")))
                .endsWith("sequence dbt_ann.taken has that name");
        assertThat(db.objection(Change.viewOf(db.named("shown"), db.named("nowhere"), "test")))
                .endsWith("dbt_ann.nowhere is not there");
        assertThat(db.objectionAs("reader_" + db.name(), Change.viewOf(db.named("shown"), orders, "test")))
                .endsWith("dbt_ann.orders may not be read");
        assertThat(db.objection(Change.createView(db.schema("nowhere").relation("v"), "select 1", "test")))
                .endsWith("there is no schema nowhere");
    }

    @Test
    void another_database_is_never_meant() {
        Change there = Change.rename(
                new RelationName("elsewhere", "dbt_ann", "orders"),
                RelationKind.TABLE,
                new RelationName("elsewhere", "dbt_ann", "away"),
                "test");

        assertThat(db.objection(there)).endsWith("it is not in database " + db.name());
        db.refusal(there);
        assertThat(List.copyOf(db.kinds().keySet())).contains("orders");
    }
}
