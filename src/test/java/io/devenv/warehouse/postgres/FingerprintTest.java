package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what the server shows that a relation is not the one it was. */
class FingerprintTest {
    private final Db db = Db.make();

    @BeforeEach
    void make() {
        db.run(
                "create table dbt_ann.t as select 1 as id",
                "create view dbt_ann.v as select id from dbt_ann.t",
                "create materialized view dbt_ann.m as select id from dbt_ann.t",
                "create function dbt_ann.f() returns int language sql as 'select 1'");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            t | drop view dbt_ann.v; drop materialized view dbt_ann.m; drop table dbt_ann.t; create table dbt_ann.t as select 1 as id | file
            t | truncate dbt_ann.t                                          | file
            v | create or replace view dbt_ann.v as select id + 0 as id from dbt_ann.t | definition
            m | refresh materialized view dbt_ann.m                         | file
            """)
    void what_is_built_anew_or_emptied_shows(String name, String statements, String mark) {
        Fingerprint before = fingerprint(name);

        db.run(statements);

        assertThat(before.difference(fingerprint(name)).orElseThrow()).startsWith("its " + mark + " changed");
    }

    @Test
    void what_is_left_alone_stays_the_same_also_when_it_is_looked_at_and_counted() {
        for (String name : new String[] {"t", "v"}) {
            Fingerprint before = fingerprint(name);
            db.run("analyze dbt_ann.t", "select * from dbt_ann.v", "comment on table dbt_ann.t is 'x'");
            assertThat(before.difference(fingerprint(name))).isEmpty();
        }
    }

    @Test
    void every_relation_is_known_by_its_object_id() {
        assertThat(fingerprint("t").marks()).containsKeys("object id", "file", "kind");
        assertThat(fingerprint("v").marks()).containsKeys("object id", "definition", "kind");
    }

    private Fingerprint fingerprint(String name) {
        return db.list(db.schema("dbt_ann")).fingerprint(db.named(name)).orElseThrow();
    }
}
