package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done is told, and what of it can be taken back; an undo that cannot do all does not keep from the next. */
class LogTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    @Test
    void a_project_that_nothing_was_changed_in_has_an_empty_log() {
        Told log = shop.devenv("log");

        assertThat(log.code()).isZero();
        assertThat(log.out()).isEqualTo("devenv has changed nothing in this project yet.\n");
        assertThat(shop.devenv("log", "r1").code()).isEqualTo(2);
        assertThat(shop.home()).doesNotExist();
    }

    @Test
    void runs_are_listed_newest_first_with_what_they_did_and_until_when_it_can_be_taken_back() {
        Told first = shop.devenv("clean", "dim_customers", "--yes");
        Told second = shop.devenv("clean", "stg_customers", "--yes");
        Told third = shop.devenv("clean", "customer_ltv", "--no-trash", "--yes");
        shop.devenv("undo", first.runId());

        Told log = shop.devenv("log");

        assertThat(log.out().lines().limit(3).map(line -> line.replaceAll("\\s{2,}", " | ")))
                .containsExactly(
                        third.runId() + " | less than a minute ago | dev | 1 dropped | never"
                                + " | clean customer_ltv --no-trash --yes",
                        second.runId() + " | less than a minute ago | dev | 1 dropped | any time"
                                + " | clean stg_customers --yes",
                        first.runId() + " | less than a minute ago | dev | 1 set aside | taken back"
                                + " | clean dim_customers --yes");
    }

    @Test
    void one_run_is_told_change_by_change() {
        Told clean = shop.devenv("clean", "dim_customers", "stg_customers", "--yes");

        Told log = shop.devenv("log", clean.runId());

        assertThat(log.out())
                .contains("1 set aside, 1 dropped; undo: until 20")
                .containsPattern("1 {2}made {2}set aside dev_alice.dim_customers \\(table\\) as __devenv_trash_")
                .containsPattern("2 {2}made {2}dropped dev_alice.stg_customers \\(view\\)")
                .contains("next: devenv undo " + clean.runId());
        assertThat(shop.devenv("log", clean.runId(), "--output", "json").out())
                .contains("\"schema\" : \"devenv/log/1\"", "\"outcome\" : \"made\"", "\"undo\" : \"until\"");
        assertThat(shop.devenv("log", "--output", "json").out())
                .contains("\"set_aside\" : 1", "\"dropped\" : 1", clean.runId())
                .doesNotContain("\"changes\"");
    }

    @Test
    void after_an_undo_with_something_in_its_way_the_next_one_takes_the_run_before() {
        shop.devenv("clean", "--yes", "stg_customers");
        Told newer = shop.devenv("clean", "--yes", "dim_customers");
        shop.sql("create table dev_alice.dim_customers as select 42 as id");

        assertThat(shop.devenv("undo").code()).isEqualTo(4);
        assertThat(shop.lies("dev_alice.stg_customers")).isFalse();
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.lies("dev_alice.stg_customers")).isTrue();

        Told nothing = shop.devenv("undo");
        assertThat(nothing.err()).contains("nothing-to-undo", "devenv undo " + newer.runId());
        assertThat(shop.devenv("log", newer.runId()).out()).contains("left");

        shop.sql("drop table dev_alice.dim_customers");
        assertThat(shop.devenv("undo", newer.runId()).code()).isZero();
        assertThat(shop.devenv("undo").err()).contains("nothing-to-undo").doesNotContain(newer.runId());
    }

    @Test
    void what_an_undo_left_aside_is_still_known_and_can_be_freed() {
        shop.devenv("clean", "--yes", "dim_customers");
        shop.sql("create table dev_alice.dim_customers as select 42 as id");
        shop.devenv("undo");
        assertThat(shop.trashed()).isOne();
        assertThat(shop.devenv("status", "--output", "json").out()).doesNotContain("__devenv_trash_");

        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();
        assertThat(shop.trashed()).isZero();
    }
}
