package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    @Test
    void what_is_set_aside_is_kept_for_seven_days_and_then_freed_by_the_next_clean() {
        shop.devenv("clean", "--yes");
        long aside = shop.trashed();
        assertThat(aside).isGreaterThan(3);

        shop.later(Duration.ofDays(6));
        shop.devenv("clean", "--yes");
        assertThat(shop.trashed()).isEqualTo(aside);

        shop.later(Duration.ofDays(2));
        Told clean = shop.devenv("clean", "--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.trashed()).isZero();
    }

    @Test
    void what_can_be_undone_at_any_time_is_called_so_and_nothing_else() {
        String promise = "can be undone at any time";

        assertThat(shop.devenv("clean", "dim_customers").out())
                .contains("undo until")
                .doesNotContain(promise);
        assertThat(shop.devenv("clean", "stg_customers").out()).contains(promise);
        assertThat(shop.devenv("clean", "--no-trash", "dim_customers").out())
                .contains("cannot be undone")
                .doesNotContain(promise);
    }

    @Test
    void purge_frees_what_the_journal_knows_and_nothing_that_only_looks_like_it() {
        shop.sql("create table dev_alice.__devenv_trash_20200101t000000000_1 as select 1 as id");
        shop.devenv("clean", "--yes");

        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();

        assertThat(shop.trashed()).isOne();
        assertThat(shop.lies("dev_alice.__devenv_trash_20200101t000000000_1")).isTrue();
    }

    @Test
    void a_view_that_was_broken_and_set_aside_is_freed_too() {
        // stg_products' parent is made somewhere else: the view is broken, and no text would bring it back
        shop.sql("drop view dev_alice.legacy_order_totals");
        shop.sql(
                "create table dev_alice.stg_returns as select 1 as id",
                "create or replace view dev_alice.dim_products_v1 as select * from dev_alice.stg_products");
        shop.sql("drop view dev_alice.stg_products");
        Told clean = shop.devenv("clean", "--yes", "dim_products_v1");
        assertThat(clean.out()).contains("set aside dev_alice.dim_products_v1 (view)");

        Told purge = shop.devenv("purge", "--all", "--yes");

        assertThat(purge.code()).as(purge.out() + purge.err()).isZero();
        assertThat(shop.trashed()).isZero();
    }

    @Test
    void what_is_set_aside_is_listed_as_nothing_else() {
        shop.devenv("clean", "--yes");

        Told status = shop.devenv("status", "--output", "json");

        assertThat(status.out()).doesNotContain("__devenv_trash_");
    }

    @Test
    void without_the_journal_it_is_unknown_and_never_dropped() throws IOException {
        shop.devenv("clean", "--yes");
        Map<String, String> cleaned = shop.contents();
        Files.delete(shop.journal());

        shop.later(Duration.ofDays(30));
        assertThat(shop.devenv("clean", "--yes").code()).isZero();
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();

        assertThat(shop.contents()).isEqualTo(cleaned);
        assertThat(shop.devenv("status", "--output", "json").out())
                .contains("__devenv_trash_")
                .contains("unknown");
    }

    @Test
    void what_somebody_reads_under_its_new_name_is_not_freed() {
        shop.devenv("clean", "--yes", "dim_customers");
        String name = shop.contents().keySet().stream()
                .filter(each -> each.contains("__devenv_trash_"))
                .findFirst()
                .orElseThrow();
        shop.sql("create schema mine", "create view mine.old_customers as select * from " + name);

        shop.devenv("purge", "--all", "--yes");
        shop.later(Duration.ofDays(8)).devenv("clean", "--yes");

        assertThat(shop.lies(name)).isTrue();
    }

    @Test
    void another_connections_trash_is_left_alone() throws IOException {
        shop.devenv("clean", "--yes");
        Files.copy(shop.file(Checkout.DATABASE), shop.file("other.duckdb"));
        shop.sqlIn("other.duckdb", "drop view dev_alice.stg_payments cascade");
        Files.writeString(
                shop.file("profiles.yml"),
                Files.readString(shop.file("profiles.yml")).replace("shop.duckdb", "other.duckdb"));
        byte[] bytes = Files.readAllBytes(shop.file("other.duckdb"));

        assertThat(shop.devenv("purge", "--all", "--yes").out()).contains("Nothing is set aside");

        assertThat(Files.readAllBytes(shop.file("other.duckdb"))).isEqualTo(bytes);
    }
}
