package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones and copies on Postgres. */
class PostgresCopyTest {
    @TempDir
    private Path temporary;

    @Test
    void a_copy_is_made_known_again_and_taken_back() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql("insert into analytics.countries select * from analytics.countries limit 1");
        List<String> before = shop.dump();

        Told clean = shop.clean("--clone", "--copy", "--yes", "--threads", "4");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(clean.out()).contains("copied analytics.countries to dev_ann.countries");
        assertThat(rows(shop, "dev_ann")).isEqualTo(rows(shop, "analytics"));
        assertThat(shop.later(Duration.ofDays(6)).clean("--yes").out())
                .contains("a fresh copy of production made on purpose");

        Told undo = shop.devenv("undo", clean.runId());
        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void what_may_not_be_read_takes_no_place() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql(
                "create role ann_herself login",
                "grant create on database " + shop.database() + " to ann_herself",
                "alter schema dev_ann owner to ann_herself",
                "alter table dev_ann.countries owner to ann_herself",
                "grant usage on schema analytics to ann_herself",
                "grant select (code) on analytics.countries to ann_herself");

        Told clean = shop.as("ann_herself").clean("--clone", "--replace-tables", "--yes", "countries");

        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(clean.out()).contains("analytics.countries may not be read");
        assertThat(PostgresServer.texts(
                        shop.database(),
                        "select relkind::text from pg_class where oid = 'dev_ann.countries'::regclass"))
                .containsExactly("r");
    }

    @Test
    void what_is_missing_is_cloned_into_a_schema_that_is_made_for_it() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql("drop schema dev_ann cascade");
        List<String> before = shop.dump();

        Told clone = shop.devenv("clone", "--state", "state", "--yes");
        assertThat(clone.code()).as(clone.out() + clone.err()).isZero();
        assertThat(rows(shop, "dev_ann")).isEqualTo(rows(shop, "analytics"));

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void a_schema_that_was_made_stays_with_what_somebody_has_built_there_since() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql("drop schema dev_ann cascade");
        shop.devenv("clone", "--state", "state", "--yes");
        shop.sql("create function dev_ann.answer() returns int language sql as 'select 42'");

        Told undo = shop.devenv("undo");

        assertThat(undo.code()).as(undo.all()).isEqualTo(4);
        assertThat(undo.out())
                .contains("took away the view at dev_ann.countries")
                .contains("schema dev_ann");
        assertThat(PostgresServer.texts(shop.database(), "select dev_ann.answer()::text"))
                .containsExactly("42");
        assertThat(shop.devenv("purge", "--all", "--yes").out()).doesNotContain("dropped schema");
        shop.sql("drop function dev_ann.answer()");
        assertThat(shop.devenv("undo").out()).isEqualTo("took away schema dev_ann\n");
    }

    private static List<String> rows(JanitorShop shop, String schema) {
        return PostgresServer.texts(shop.database(), "select t::text from " + schema + ".countries as t order by 1");
    }
}
