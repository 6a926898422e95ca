package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PostgresSchemaTest extends SchemaContract {
    /** Whom a schema belongs to, who may do what there and with what will be made in it, and what is said of it. */
    private static final String ALL_OF_IT = """
            select format('%s %s %s %s %s', nspname, pg_get_userbyid(nspowner), nspacl,
                          (select array_agg(format('%s %s %s', defaclrole::regrole, defaclobjtype, defaclacl) order by defaclobjtype)
                             from pg_default_acl where defaclnamespace = pg_namespace.oid),
                          obj_description(oid, 'pg_namespace'))
              from pg_namespace
             where nspname = 'dev'
            """;

    @Override
    WarehouseFixture newFixture() {
        return new PostgresFixture();
    }

    @Override
    Map<String, String> hidden() {
        return Map.of(
                "function", "create function dev.one() returns int language sql as 'select 1'",
                "sequence", "create sequence dev.numbers",
                "type dev.mood", "create type dev.mood as enum ('sad', 'ok')",
                "type dev.pair", "create type dev.pair as (a int, b int)",
                "type dev.positive", "create domain dev.positive as int check (value > 0)",
                "collation", "create collation dev.mine from \"C\"",
                "text search dictionary", "create text search dictionary dev.words (template = pg_catalog.simple)",
                "publication", "create publication telling for tables in schema dev");
    }

    @Override
    SchemaName everywhere() {
        return schema("public");
    }

    @Test
    void a_dropped_schema_comes_back_with_owner_grants_and_comment() {
        role("schema_reader");
        run(
                "grant usage on schema dev to schema_reader with grant option",
                "grant all on schema dev to public",
                "alter default privileges in schema dev grant select on tables to schema_reader",
                "alter default privileges in schema dev grant execute on functions to public",
                "comment on schema dev is 'Alice''s; don''t touch'");
        List<String> before = texts(ALL_OF_IT);
        Change drop = dropSchema(dev());

        make(drop);
        assertThat(texts(ALL_OF_IT)).isEmpty();
        make(reversed(drop));

        assertThat(texts(ALL_OF_IT)).isEqualTo(before);
        assertThat(before.get(0)).contains("schema_reader=U*/", "Alice's");
    }

    /** A superuser may do everything, and yet it is not theirs. */
    @Test
    void a_schema_of_another_role_stays() {
        role("schema_owner");
        run("alter schema dev owner to schema_owner");

        assertThat(facts(dev()).owner()).contains("schema_owner");
        assertThat(facts(dev()).obstacle()).contains("it belongs to schema_owner");
        assertThat(refusal(dropSchema(dev())).message()).contains("it belongs to schema_owner");
        assertThat(isThere(dev())).isTrue();
    }

    @Test
    void privileges_that_another_role_has_set_for_what_comes_hold_a_schema() {
        role("schema_maker");
        run("alter default privileges for role schema_maker in schema dev grant select on tables to public");

        assertThat(facts(dev()).others()).singleElement().asString().contains("schema_maker");
        assertThat(objection(dropSchema(dev()))).isPresent();
    }

    @Test
    void what_a_table_brings_along_holds_no_schema() {
        run(
                "create table dev.wide (id int generated always as identity, code serial, name text)",
                "create statistics dev.about on id, name from dev.wide",
                "create function dev.touched() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger touched before update on dev.wide for each row execute function dev.touched()");

        assertThat(facts(dev()).others()).containsExactly("function dev.touched()");
    }

    private void role(String name) {
        run("do $$ begin create role " + name + "; exception when duplicate_object then null; end $$");
    }
}
