package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep takes from schemas of pull requests, and what it never does. */
class SweepTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void schemasOfPullRequests() {
        shop = new Checkout(temporary);
        shop.sql(
                "create schema dbt_pr_12",
                "create table dbt_pr_12.orders as select 1 as id",
                "create view dbt_pr_12.stg_orders as select * from shop.dbt_pr_12.orders",
                "create schema dbt_pr_12_finance",
                "create view dbt_pr_12_finance.revenue_daily as select * from shop.dbt_pr_12.stg_orders",
                "create schema dbt_pr_13",
                "create table dbt_pr_13.orders as select 1 as id",
                "create table dbt_pr_13.notes as select 'by hand' as text",
                "create schema dbtxprx14",
                "create table dbtxprx14.orders as select 1 as id");
    }

    private void settings(String... lines) {
        try {
            Files.writeString(
                    shop.file("devenv.yml"), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void list(String... open) {
        try {
            Files.writeString(shop.file("open.txt"), String.join("\n", open) + "\n");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void sweepsWhatIsNotListed() {
        settings("sweep:", "  - schemas: dbt_pr_*", "    gone-from: list");
        list("99");
    }

    private Map<String, String> contents(String... schemas) {
        Map<String, String> found = new TreeMap<>(shop.contents());
        found.keySet().removeIf(name -> java.util.stream.Stream.of(schemas).noneMatch(each -> name.startsWith(each + ".")));
        return found;
    }

    @Test
    void without_patterns_nothing_is_swept_and_the_user_is_told_what_to_write() {
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isEqualTo(10);
        assertThat(sweep.err()).contains("[sweep-not-set]", "- schemas: dbt_pr_*");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_is_neither_open_nor_unknown_goes_and_comes_back() {
        sweepsWhatIsNotListed();
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out())
                .contains("swept dbt_pr_12 (1 set aside, 1 dropped)")
                .contains("dropped schema dbt_pr_12_finance (1 dropped)")
                .contains("swept dbt_pr_13 (1 set aside)")
                .contains("1 unknown relation stays: notes");
        assertThat(contents("dbt_pr_12", "dbt_pr_12_finance", "dbt_pr_13").keySet())
                .filteredOn(name -> !name.contains("__devenv_trash_"))
                .containsExactly("dbt_pr_13.notes");
        assertThat(shop.lies("dbtxprx14.orders")).isTrue();
        Told undo = shop.devenv("undo");
        assertThat(undo.code()).as(undo.all()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_preview_and_a_check_change_nothing() {
        sweepsWhatIsNotListed();
        Map<String, String> before = shop.contents();

        assertThat(shop.devenv("sweep", "--open", "open.txt").out()).contains("Nothing was changed.");
        assertThat(shop.devenv("sweep", "--open", "open.txt", "--check").code()).isEqualTo(3);
        list("12", "13");
        assertThat(shop.devenv("sweep", "--open", "open.txt", "--check").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_is_open_keeps_its_schema_and_its_custom_schemas() {
        sweepsWhatIsNotListed();
        list("12");
        Map<String, String> before = contents("dbt_pr_12", "dbt_pr_12_finance");

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(sweep.out()).contains("12 is in the list");
        assertThat(contents("dbt_pr_12", "dbt_pr_12_finance")).isEqualTo(before);
        assertThat(shop.lies("dbt_pr_13.orders")).isFalse();
    }

    @Test
    void after_seven_days_what_was_set_aside_is_freed_and_the_schema_dropped() {
        sweepsWhatIsNotListed();
        shop.devenv("sweep", "--open", "open.txt", "--yes");

        Told waiting = shop.devenv("sweep", "--open", "open.txt", "--check");
        assertThat(waiting.code()).as(waiting.all()).isZero();
        assertThat(waiting.out()).contains("Waits for 1 schema");
        shop.later(Duration.ofDays(8));
        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out()).contains("dropped schema dbt_pr_12 (1 freed for good)", "swept dbt_pr_13 (1 freed for good)");
        assertThat(shop.trashed()).isZero();
        assertThat(shop.devenv("sweep", "--open", "open.txt").out()).doesNotContain("dbt_pr_12");
    }

    @Test
    void without_trash_the_schema_goes_at_once() {
        sweepsWhatIsNotListed();

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--no-trash", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out()).contains("dropped schema dbt_pr_12 (2 dropped)", "swept dbt_pr_13 (1 dropped)");
        assertThat(shop.trashed()).isZero();
    }

    @Test
    void what_somebody_reads_from_elsewhere_stays_with_all_that_it_needs() {
        sweepsWhatIsNotListed();
        shop.sql("create schema reports", "create view reports.peek as select * from shop.dbt_pr_12.stg_orders");
        Map<String, String> before = contents("dbt_pr_12");

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(sweep.out()).contains("dbt_pr_12.orders is needed by dbt_pr_12.stg_orders, which stays");
        assertThat(contents("dbt_pr_12")).isEqualTo(before);
        assertThat(shop.lies("dbt_pr_12_finance.revenue_daily")).isFalse();
    }

    @Test
    void an_empty_list_is_refused_unless_it_is_meant() {
        sweepsWhatIsNotListed();
        list();
        Map<String, String> before = shop.contents();

        Told refused = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("[open-list-empty]", "--none-open");
        assertThat(shop.contents()).isEqualTo(before);
        list("[{\"number\":12}]");
        assertThat(shop.devenv("sweep", "--open", "open.txt", "--yes").err()).contains("[open-list-json]");
        assertThat(shop.contents()).isEqualTo(before);
        list();
        assertThat(shop.devenv("sweep", "--open", "open.txt", "--none-open").out()).contains("dbt_pr_12_finance");
    }

    @Test
    void without_the_list_that_a_rule_asks_for_everything_stays() {
        sweepsWhatIsNotListed();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isZero();
        assertThat(sweep.out()).contains("needs the list of what is still open", "Nothing to sweep.");
    }

    @Test
    void only_what_was_seen_unchanged_for_long_enough_is_old() {
        settings("sweep:", "  - schemas: dbt_pr_*", "    older-than: 14 days");

        assertThat(shop.devenv("sweep", "--yes").out()).contains("seen for the first time, so its age is unknown");
        shop.later(Duration.ofDays(13));
        assertThat(shop.devenv("sweep", "--yes").out()).contains("not known to be older than 14 days", "Nothing to sweep.");
        shop.sql("create view dbt_pr_12.countries as select 1 as id");
        shop.later(Duration.ofDays(2));
        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.out()).contains("swept dbt_pr_13 (1 set aside)", "older than 14 days").doesNotContain("swept dbt_pr_12 ");
        assertThat(shop.lies("dbt_pr_12.orders")).isTrue();
    }

    @Test
    void a_pattern_that_matches_production_is_refused() {
        settings("sweep:", "  - schemas: \"*analytics*\"", "    older-than: 1 day");
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isEqualTo(13);
        assertThat(sweep.err()).contains("[guard-sweep-matches-production]", "*analytics* matches shop.analytics");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_developers_own_schemas_are_never_swept() {
        settings("sweep:", "  - schemas: dev_*", "    gone-from: list");
        list("99");
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out()).contains("your own; devenv clean is for it");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_document_has_one_entry_for_each_schema() {
        sweepsWhatIsNotListed();

        Told sweep = shop.devenv("sweep", "--open", "open.txt", "dbt_pr_13", "--output", "json");

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

    @Test
    void a_schema_that_no_pattern_matches_cannot_be_named() {
        sweepsWhatIsNotListed();

        Told sweep = shop.devenv("sweep", "dbtxprx14", "--none-open", "--yes");

        assertThat(sweep.code()).isEqualTo(2);
        assertThat(sweep.err()).contains("[sweep-schema-not-found]");
    }
}
