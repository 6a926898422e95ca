package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A saved plan is done exactly as it was shown, or not at all. */
class ApplyTest {
    @TempDir
    private Path temporary;

    private Checkout shop;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
        before = shop.contents();
    }

    @Test
    void saving_a_plan_changes_nothing_and_applying_it_does_what_clean_would_do() throws IOException {
        Told saved = shop.devenv("clean", "--clone", "--replace-tables", "--out", "plan.json");
        assertThat(saved.code()).as(saved.err()).isZero();
        assertThat(saved.out()).contains("devenv apply plan.json");
        assertThat(shop.contents()).isEqualTo(before);
        assertThat(Files.readString(shop.file("plan.json"))).contains("devenv/clean-plan/1", "--clone", "create view");

        Told apply = shop.later(Duration.ofHours(2)).devenv("apply", "plan.json");
        assertThat(apply.code()).as(apply.out() + apply.err()).isZero();
        Map<String, String> applied = shop.contents();
        assertThat(shop.devenv("undo", apply.runId()).code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);

        shop.devenv("clean", "--clone", "--replace-tables", "--yes");
        assertThat(withoutRuns(shop.contents())).isEqualTo(withoutRuns(applied)).isNotEqualTo(before);
    }

    @Test
    void a_plan_can_be_saved_and_asked_for_at_once() {
        Told checked = shop.devenv("clean", "--check", "--out", "plan.json");
        assertThat(checked.code()).isEqualTo(3);
        assertThat(shop.contents()).isEqualTo(before);

        assertThat(shop.devenv("apply", "plan.json").code()).isZero();
        assertThat(shop.devenv("clean", "--check", "--out", "next.json").code()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            insert into dev_alice.dim_customers select * from dev_alice.dim_customers     | plan-relation-changed  | its rows changed from
            alter table dev_alice.dim_customers add column extra integer                  | plan-relation-changed  | its columns changed
            create or replace view dev_alice.stg_customers as select 1 as id              | plan-relation-changed  | its definition changed
            drop table dev_alice.dim_customers                                            | plan-relation-gone     | dev_alice.dim_customers is gone
            create view main.mine as select * from dev_alice.dim_customers                | plan-decision-changed  | needed by main.mine
            create index i on dev_alice.dim_customers (customer_id)                       | plan-decision-changed  | the index i holds its name
            """)
    void whatever_a_plan_is_about_that_changed_since_refuses_all_of_it(String meanwhile, String code, String why) {
        shop.devenv("clean", "--out", "plan.json");
        shop.sql(meanwhile);
        Map<String, String> changed = shop.contents();

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).isEqualTo(12);
        assertThat(apply.err()).contains("[" + code + "]", why);
        assertThat(shop.contents()).isEqualTo(changed);
    }

    @Test
    void what_a_plan_is_not_about_may_change_and_is_left_alone() {
        shop.devenv("clean", "--out", "plan.json", "dim_customers");
        shop.sql("drop view dev_alice.stg_customers", "create table dev_alice.more as select 1 as id");
        Map<String, String> changed = shop.contents();

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).as(apply.err()).isZero();
        assertThat(shop.lies("dev_alice.dim_customers")).isFalse();
        changed.keySet().remove("dev_alice.dim_customers");
        assertThat(shop.contents()).containsAllEntriesOf(changed);
    }

    @Test
    void the_guard_is_asked_again() throws IOException {
        shop.devenv("clean", "--out", "plan.json");
        Files.writeString(shop.file("devenv.yml"), "production: [\"dev_alice\"]\nstate: state\n");

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).isEqualTo(13);
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void proof_is_asked_again() throws IOException {
        shop.devenv("clean", "--out", "plan.json");
        Files.delete(shop.file("logs/dbt.log"));
        Files.delete(shop.file("target/run_results.json"));
        Files.writeString(shop.file("devenv.yml"), "state: state\n");

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).isEqualTo(12);
        assertThat(apply.err()).contains("plan-decision-changed", "it is kept");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_plan_is_applied_once() {
        shop.devenv("clean", "--out", "plan.json");
        shop.devenv("apply", "plan.json");
        shop.devenv("undo");

        Told again = shop.devenv("apply", "plan.json");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("plan-applied-already");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "project, shop, other, 13, plan-of-another-project",
        "target, dev, prod, 13, plan-of-another-target",
        "connection, duckdb shop.duckdb, duckdb other.duckdb, 13, plan-of-another-target",
        "devenv, (not packaged), 99, 2, plan-of-another-devenv",
        "schema, devenv/clean-plan/1, devenv/clean-plan/9, 2, plan-unreadable"
    })
    void a_plan_of_another_place_is_refused(String field, String now, String then, int exit, String code)
            throws IOException {
        shop.devenv("clean", "--out", "plan.json");
        edit("\"" + field + "\" : \"" + now + "\"", "\"" + field + "\" : \"" + then + "\"");

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).isEqualTo(exit);
        assertThat(apply.err()).contains(code);
        assertThat(shop.contents()).isEqualTo(before);
    }

    /** Whatever somebody writes into the file: nothing is done that clean would not do. */
    @Test
    void a_plan_that_was_tampered_with_is_refused() throws IOException {
        shop.devenv("clean", "--out", "plan.json");
        edit("dim_customers", "orders");

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).isEqualTo(12);
        assertThat(apply.err()).contains("dev_alice.orders");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void saving_and_doing_at_once_is_a_contradiction() {
        assertThat(shop.devenv("clean", "--out", "plan.json", "--yes").code()).isEqualTo(2);
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_document_tells_what_was_done() {
        shop.devenv("clean", "--out", "plan.json", "dim_customers");

        Told apply = shop.devenv("apply", "plan.json", "--output", "json");

        assertThat(apply.out()).startsWith("{").contains("devenv/apply/1", "\"rename\"", "dim_customers", "until ");
    }

    private void edit(String before, String after) throws IOException {
        String text = Files.readString(shop.file("plan.json"));
        assertThat(text).contains(before);
        Files.writeString(shop.file("plan.json"), text.replace(before, after));
    }

    private static Map<String, String> withoutRuns(Map<String, String> contents) {
        Map<String, String> same = new TreeMap<>();
        contents.forEach(
                (name, what) -> same.put(name.replaceAll("__devenv_trash_[a-z0-9]+_", "__devenv_trash_"), what));
        return same;
    }
}
