package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlTest {
    private static String told(Ddl.Step step) {
        if (step instanceof Ddl.Step.Create create)
            return "+" + create.kind().word() + " " + create.name().full();
        if (step instanceof Ddl.Step.Rename rename)
            return rename.name().full() + " > " + rename.to().full();
        return "-" + step.name().full();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            create table "wh"."dev"."a" as (select 1)                             | +table wh.dev.a
            create or replace view wh.dev.a as select 1                           | +view wh.dev.a
            /* {"app": "dbt"} */\\n  create  table\\n "wh"."dev"."a__dbt_tmp"\\nas (x); | +table wh.dev.a__dbt_tmp
            -- create view x.y\\ncreate table dev.a (n int)                       | +table dev.a
            create materialized view if not exists "wh"."dev"."a" as select 1     | +materialized_view wh.dev.a
            create or replace dynamic table wh.dev.a target_lag = '1 hour'        | +dynamic_table wh.dev.a
            create or replace transient table wh.dev.a clone wh.prod.a            | +table wh.dev.a
            create or replace table `my-project`.`dev`.`a`                        | +table my-project.dev.a
            create or replace table `my-project.dev.a` as select 1                | +table my-project.dev.a
            create table [dev].[a] as select 1                                    | +table dev.a
            create table "wh"."dev"."say ""hi\""" as select 1                      | +table wh.dev.say "hi"
            create table if not exists wh.dev.audit (n int)                       |
            create temporary table "wh"."dev"."a" as select 1                     |
            create table a as select 1                                            |
            create schema if not exists "wh"."dev"                                |
            create index i on "wh"."dev"."a" (n)                                  |
            select 'create table wh.dev.a'; select 2                              |
            alter table "wh"."dev"."a__dbt_tmp" rename to "a"                     | wh.dev.a__dbt_tmp > wh.dev.a
            alter view if exists wh.dev.a rename to wh.dev.b                      | wh.dev.a > wh.dev.b
            alter table wh.dev.a add column n int                                 |
            drop table if exists "wh"."dev"."a" cascade                           | -wh.dev.a
            begin; create table d.a (s text default 'it''s; x'); drop view d.b; commit | +table d.a, -d.b
            insert into d.a select $$;create table d.b$$; create view d.c as select 1  | +view d.c
            create table "wh"."dev                                                |
            create                                                                |
            """)
    void a_statement_tells_what_becomes_of_which_relation(String sql, String steps) {
        assertThat(Ddl.steps(sql.replace("\\n", "\n")).stream()
                        .map(DdlTest::told)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(Objects.requireNonNullElse(steps, ""));
    }
}
