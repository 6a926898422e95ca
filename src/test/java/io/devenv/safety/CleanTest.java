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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clean",
                "clean --check",
                "clean --clone",
                "clean --no-trash",
                "clean --output json",
                "purge",
                "status"
            })
    void looking_changes_no_byte_anywhere(String command) throws IOException {
        Map<String, Integer> before = shop.files();

        Told run = shop.devenv(command.split(" "));

        assertThat(run.code()).as(run.err()).isIn(0, 3);
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void what_is_taken_back_is_as_it_was_to_the_row() {
        Map<String, String> before = shop.contents();

        Told clean = shop.devenv("clean", "--yes");
        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(shop.contents()).isNotEqualTo(before);
        Told undo = shop.devenv("undo");

        assertThat(undo.code()).as(undo.out()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void only_the_dev_schemas_are_changed() {
        Map<String, String> before = shop.contents();
        shop.devenv("clean", "--yes", "--clone", "--replace-tables");
        Map<String, String> after = shop.contents();

        before.keySet().removeIf(name -> name.startsWith("dev_alice"));
        after.keySet().removeIf(name -> name.startsWith("dev_alice"));
        assertThat(after).isNotEmpty().isEqualTo(before);
    }

    @Test
    void clones_are_taken_back_too() {
        Map<String, String> before = shop.contents();

        Told clean = shop.devenv("clean", "--clone", "--replace-tables", "--yes");
        assertThat(shop.contents().get("dev_alice.dim_customers")).contains("analytics.dim_customers");
        Told undo = shop.devenv("undo", clean.runId());

        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void only_what_is_named_goes() {
        Map<String, String> before = shop.contents();

        Told clean = shop.devenv("clean", "dim_customers", "--yes");

        assertThat(clean.code()).as(clean.err()).isZero();
        Map<String, String> after = shop.contents();
        before.keySet().removeAll(after.keySet());
        assertThat(before.keySet()).containsExactly("dev_alice.dim_customers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "scratch_returns", "daily_sales", "dev_alice_finance.revenue_by_country"})
    void what_is_yours_or_unknown_stays_even_when_named(String name) {
        Map<String, String> before = shop.contents();

        assertThat(shop.devenv("clean", name, "--yes").code()).isZero();

        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_table_that_cannot_be_set_aside_is_kept_and_goes_only_for_good() {
        shop.sql("create index by_id on dev_alice.dim_customers (customer_id)");

        Told clean = shop.devenv("clean", "--yes");
        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains("the index by_id holds its name");
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();

        Told forGood = shop.devenv("clean", "--yes", "--no-trash");
        assertThat(forGood.code()).isZero();
        assertThat(forGood.out())
                .contains("dropped dev_alice.dim_customers (table) for good", "No undo: all of it was");
        assertThat(shop.lies("dev_alice.dim_customers")).isFalse();
    }

    @Test
    void what_a_kept_table_refers_to_is_kept_too() {
        shop.sql(
                "drop table dev_alice.loyalty_points",
                "create table dev_alice.loyalty_points (id integer primary key)",
                "create table dev_alice.mine (id integer references dev_alice.loyalty_points (id))");

        for (String command : new String[] {"clean --yes", "clean --yes --no-trash"}) {
            assertThat(shop.devenv(command.split(" ")).code()).isZero();
            assertThat(shop.contents()).containsKeys("dev_alice.loyalty_points", "dev_alice.mine");
        }
    }

    @Test
    void two_tables_of_which_one_refers_to_the_other_go_together_or_not_at_all() {
        shop.sql(
                "drop table dev_alice.loyalty_points",
                "drop table dev_alice.order_status_counts",
                "create table dev_alice.order_status_counts (id integer primary key)",
                "create table dev_alice.loyalty_points (id integer references dev_alice.order_status_counts (id))");

        assertThat(shop.devenv("clean", "--yes").code()).isZero();
        assertThat(shop.contents()).containsKeys("dev_alice.loyalty_points", "dev_alice.order_status_counts");

        assertThat(shop.devenv("clean", "--yes", "--no-trash").code()).isZero();
        assertThat(shop.contents()).doesNotContainKeys("dev_alice.loyalty_points", "dev_alice.order_status_counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics", "main", "dev_bob"})
    void a_view_that_somebody_made_anywhere_keeps_what_it_reads(String schema) {
        shop.sql(
                "create schema if not exists " + schema,
                "create view " + schema + ".mine as select * from dev_alice.dim_customers");

        Told clean = shop.devenv("clean", "--yes");

        assertThat(clean.out()).contains(schema + ".mine");
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
    }

    @Test
    void nothing_is_done_if_what_was_shown_is_no_longer_what_would_be_done() {
        // Shown and applied are one command here, so the schema changes under another run's id: the journal has it
        // already.
        Told first = shop.devenv("clean", "dim_customers", "--yes");
        shop.later(Duration.ofSeconds(-1));
        Map<String, String> before = shop.contents();

        Told second = shop.devenv("clean", "--yes");

        assertThat(first.code()).isZero();
        assertThat(second.code()).isEqualTo(12);
        assertThat(second.err()).contains("run-id-taken");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_only_copy_comes_back_under_its_name_if_asked_and_never_goes() {
        shop.sql("drop table dev_alice.customer_value");
        Map<String, String> before = shop.contents();
        String rows = before.get("dev_alice.customer_value__dbt_backup");

        assertThat(shop.devenv("clean", "--yes", "--only", "temporary").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
        Told restore = shop.devenv("clean", "--yes", "--restore-backups", "--only", "temporary");

        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(shop.contents().get("dev_alice.customer_value")).isEqualTo(rows);
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void with_no_state_but_another_to_defer_to_the_branchs_work_is_kept() throws IOException {
        Files.writeString(shop.file("devenv.yml"), "personal: [\"dev_alice*\"]\n");
        Map<String, String> before = shop.contents();

        shop.devenv("clean", "--yes", "--defer-state", "state");

        assertThat(shop.contents().get("dev_alice.orders")).isEqualTo(before.get("dev_alice.orders"));
        assertThat(shop.lies("dev_alice.returns_daily")).isTrue();
        assertThat(shop.lies("dev_alice.dim_customers")).isFalse();
    }

    @Test
    void a_schema_of_the_environment_that_refs_are_deferred_to_is_never_changed() throws IOException {
        Path other = Files.createDirectories(shop.file("staging"));
        String manifest = Files.readString(shop.file("state/manifest.json"));
        Files.writeString(other.resolve("manifest.json"), manifest.replace("\"analytics\"", "\"dev_alice\""));
        Map<String, String> before = shop.contents();

        Told clean = shop.devenv("clean", "--yes", "--defer-state", "staging");

        before.keySet().removeIf(name -> !name.startsWith("dev_alice."));
        assertThat(shop.contents()).as(clean.out()).containsAllEntriesOf(before);
    }

    @Test
    void the_profiles_schema_may_be_written_in_another_letter_case() throws IOException {
        Map<String, String> before = shop.contents();
        Path manifest = shop.file("target/manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"dev_alice\"", "\"Dev_Alice\""));
        Path profile = shop.file("profiles.yml");
        var time = Files.getLastModifiedTime(profile);
        Files.writeString(profile, Files.readString(profile).replace("'dev_alice'", "'Dev_Alice'"));
        Files.setLastModifiedTime(profile, time);

        Told clean = shop.devenv("clean", "--yes");

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(shop.lies("dev_alice.dim_customers")).as(clean.out()).isFalse();
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }
}
