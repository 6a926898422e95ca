package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Postgres a schema is more than its name, and holds more than relations. */
class PostgresDroppedSchemaTest {
    private static final String SCHEMA = """
            select format('%s %s %s', pg_get_userbyid(nspowner), nspacl, obj_description(oid, 'pg_namespace'))
              from pg_namespace where nspname = 'dev_ann'
            """;

    @TempDir
    private Path temporary;

    @Test
    void a_schema_goes_and_comes_back_with_all_that_it_is() {
        JanitorShop shop = emptied();
        List<String> before = PostgresServer.texts(shop.database(), SCHEMA);

        Told clean = shop.clean("--drop-schema", "--yes");
        assertThat(clean.code()).as(clean.all()).isZero();
        assertThat(clean.out()).contains("dev_ann  dropped  it is empty", "\ndropped schema dev_ann\n");
        assertThat(PostgresServer.texts(shop.database(), SCHEMA)).isEmpty();

        Told undo = shop.devenv("undo");
        assertThat(undo.out()).isEqualTo("brought back schema dev_ann\n");
        assertThat(PostgresServer.texts(shop.database(), SCHEMA)).isEqualTo(before);
        assertThat(before.get(0)).contains("reporter=U/", "all of Ann's");
    }

    @Test
    void a_function_or_another_owner_keeps_it() {
        JanitorShop shop = emptied();
        shop.sql("create function dev_ann.one() returns int language sql as 'select 1'");
        assertThat(shop.clean("--drop-schema", "--yes").out()).contains("dev_ann  kept  it still holds one");

        shop.sql("drop function dev_ann.one()", "alter schema dev_ann owner to reporter");
        assertThat(shop.clean("--drop-schema", "--yes").out()).contains("dev_ann  kept  it belongs to reporter");
        assertThat(PostgresServer.texts(shop.database(), SCHEMA)).hasSize(1);
    }

    private JanitorShop emptied() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql(
                "drop schema dev_ann cascade",
                "create schema dev_ann",
                "grant usage on schema dev_ann to reporter",
                "comment on schema dev_ann is 'all of Ann''s'");
        return shop;
    }
}
