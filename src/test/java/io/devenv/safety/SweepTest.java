package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep takes from schemas of pull requests, and what it never does. */
class SweepTest {
    @TempDir
    private Path temporary;

    private SweptShop swept;
    private Checkout shop;

    @BeforeEach
    void schemasOfPullRequests() {
        swept = new SweptShop(temporary);
        shop = swept.shop;
    }

    @Test
    void what_is_neither_open_nor_unknown_goes_and_comes_back() {
        swept.byList();
        Map<String, String> before = shop.contents();

        Told sweep = swept.sweep("--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains("swept dbt_pr_12 (1 set aside, 1 dropped)")
                .contains("dropped schema dbt_pr_12_finance (1 dropped)")
                .contains("swept dbt_pr_13 (1 set aside)")
                .contains("1 unknown relation stays: notes");
        assertThat(swept.contents("dbt_pr_12", "dbt_pr_12_finance", "dbt_pr_13").keySet())
                .filteredOn(name -> !name.contains("__devenv_trash_"))
                .containsExactly("dbt_pr_13.notes");
        assertThat(shop.lies("dbtxprx14.orders")).isTrue();
        Told undo = shop.devenv("undo");
        assertThat(undo.code()).as(undo.all()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_preview_and_a_check_change_nothing() {
        swept.byList();
        Map<String, String> before = shop.contents();

        assertThat(swept.sweep().out()).contains("Nothing was changed.");
        assertThat(swept.sweep("--check").code()).isEqualTo(3);
        swept.open("12", "13");
        assertThat(swept.sweep("--check").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_is_open_keeps_its_schema_and_its_custom_schemas() {
        swept.byList();
        swept.open("12");
        Map<String, String> before = swept.contents("dbt_pr_12", "dbt_pr_12_finance");

        Told sweep = swept.sweep("--yes");

        assertThat(sweep.out()).contains("12 is in the list");
        assertThat(swept.contents("dbt_pr_12", "dbt_pr_12_finance")).isEqualTo(before);
        assertThat(shop.lies("dbt_pr_13.orders")).isFalse();
    }

    @Test
    void after_seven_days_what_was_set_aside_is_freed_and_the_schema_dropped() {
        swept.byList();
        swept.sweep("--yes");

        Told waiting = swept.sweep("--check");
        assertThat(waiting.code()).as(waiting.all()).isZero();
        assertThat(waiting.out()).contains("Waits for 1 schema");
        shop.later(Duration.ofDays(8));
        Told sweep = swept.sweep("--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains("dropped schema dbt_pr_12 (1 freed for good)", "swept dbt_pr_13 (1 freed for good)");
        assertThat(shop.trashed()).isZero();
        assertThat(swept.sweep().out()).doesNotContain("dbt_pr_12");
    }

    @Test
    void without_trash_the_schema_goes_at_once() {
        swept.byList();

        Told sweep = swept.sweep("--no-trash", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains(
                        "dropped schema dbt_pr_12 (1 dropped, 1 dropped for good)",
                        "swept dbt_pr_13 (1 dropped for good)");
        assertThat(sweep.out())
                .contains(
                        "1 relation for good, which no undo brings back",
                        "brings back all but what was dropped for good");
        assertThat(shop.trashed()).isZero();
    }

    @Test
    void what_somebody_reads_from_elsewhere_stays_with_all_that_it_needs() {
        swept.byList();
        shop.sql("create schema reports", "create view reports.peek as select * from shop.dbt_pr_12.stg_orders");
        Map<String, String> before = swept.contents("dbt_pr_12");

        Told sweep = swept.sweep("--yes");

        assertThat(sweep.out()).contains("dbt_pr_12.orders is needed by dbt_pr_12.stg_orders, which stays");
        assertThat(swept.contents("dbt_pr_12")).isEqualTo(before);
        assertThat(shop.lies("dbt_pr_12_finance.revenue_daily")).isFalse();
    }

    @Test
    void only_what_was_seen_unchanged_for_long_enough_is_old() {
        swept.settings("sweep:", "  - schemas: dbt_pr_*", "    older-than: 14 days");

        assertThat(shop.devenv("sweep", "--yes").out()).contains("seen for the first time, so its age is unknown");
        shop.later(Duration.ofDays(13));
        assertThat(shop.devenv("sweep", "--yes").out())
                .contains("not known to be older than 14 days", "Nothing to sweep.");
        shop.sql("create view dbt_pr_12.countries as select 1 as id");
        shop.later(Duration.ofDays(2));
        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.out())
                .contains("swept dbt_pr_13 (1 set aside)", "older than 14 days")
                .doesNotContain("swept dbt_pr_12 ");
        assertThat(shop.lies("dbt_pr_12.orders")).isTrue();
    }

    @Test
    void the_document_has_one_entry_for_each_schema() {
        swept.byList();

        Told sweep = swept.sweep("dbt_pr_13", "--output", "json");

        assertThat(sweep.json().path("schema").asText()).isEqualTo("devenv/sweep/1");
        assertThat(sweep.json().path("schemas").size()).isOne();
        var row = sweep.json().path("schemas").path(0);
        assertThat(row.path("key").asText()).isEqualTo("13");
        assertThat(row.path("relations").asInt()).isEqualTo(2);
        assertThat(row.path("going").asInt()).isOne();
        assertThat(row.path("unknown").asInt()).isOne();
        assertThat(row.path("bytes").isNull()).isTrue();
        assertThat(row.path("decision").asText()).isEqualTo("part");
        assertThat(row.path("staying").path(0).path("identifier").asText()).isEqualTo("notes");
    }
}
