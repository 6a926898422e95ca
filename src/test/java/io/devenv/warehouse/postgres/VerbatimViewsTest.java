package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which views show all of one relation: the server keeps the columns that `select *` stood for. */
class VerbatimViewsTest {
    private final Db db = Db.make();

    @BeforeEach
    void makeProduction() {
        db.run(
                "create schema prod",
                "create table prod.orders (id int, \"Amount, \"\"net\"\"\" numeric, \"from\" text, \"new\nline\" int)",
                "create table prod.plain (id int, name text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "plain"})
    void select_star_is_told_whatever_the_columns_are_called(String name) {
        db.run("create view dbt_ann.v as select * from prod." + name);

        assertThat(db.relation("v").shows()).contains(new RelationName(db.name(), "prod", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Or\"ders; from.x", "select", "ünïcödé 表", "a.b"})
    void a_strange_name_is_read_as_it_is(String name) {
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        db.run(
                "create table prod." + quoted + " (id int)",
                "create view dbt_ann.v as select * from prod." + quoted,
                "create materialized view dbt_ann.m as select * from prod." + quoted);

        assertThat(db.relation("v").shows()).contains(new RelationName(db.name(), "prod", name));
        assertThat(db.relation("m").shows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from prod.plain",
                "select name, id from prod.plain",
                "select id, name as title from prod.plain",
                "select id, upper(name) as name from prod.plain",
                "select distinct id, name from prod.plain",
                "select id, name from prod.plain where id > 0",
                "select id, name from prod.plain limit 1",
                "select id, name from only prod.plain",
                "select * from prod.plain as other",
                "select id, name from prod.plain union all select id, name from prod.plain",
                "select p.id, p.name from prod.plain p, prod.orders",
                "with p as (select * from prod.plain) select * from p",
                "select * from (select * from prod.plain) p",
                "select 1 as id",
                "select id, 'x' as name from prod.plain"
            })
    void anything_less_or_more_or_not_certain_is_not(String text) {
        db.run("create view dbt_ann.v as " + text);

        assertThat(db.relation("v").shows()).isEmpty();
    }

    @Test
    void a_column_that_came_later_is_not_shown_any_more() {
        db.run("create view dbt_ann.v as select * from prod.plain", "alter table prod.plain add late int");

        assertThat(db.relation("v").shows()).isEmpty();
    }

    @Test
    void a_column_that_went_leaves_the_others() {
        db.run(
                "alter table prod.plain add gone int",
                "alter table prod.plain drop gone",
                "create view dbt_ann.v as select * from prod.plain");

        assertThat(db.relation("v").shows()).isPresent();
    }

    @Test
    void two_thousand_columns_and_as_many_clones_are_no_burden() {
        db.run(
                "do $$ begin"
                        + " execute (select 'create table prod.wide (' || string_agg('c' || i || ' int', ', ') || ')' from generate_series(1, 1500) i);"
                        + " for i in 1..300 loop execute 'create view dbt_ann.v' || i || ' as select * from prod.plain'; end loop;"
                        + " end $$",
                "create view dbt_ann.wide as select * from prod.wide");

        assertThat(db.list(db.schema("dbt_ann")).relations())
                .hasSize(301)
                .allSatisfy(relation -> assertThat(relation.shows()).isPresent());
    }
}
