package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {
    @TempDir
    private java.nio.file.Path temporary;

    private Checkout shop;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
        before = shop.contents();
    }

    @Test
    void nothing_to_undo_is_said_as_such() {
        Told undo = shop.devenv("undo");

        assertThat(undo.code()).isEqualTo(2);
        assertThat(undo.err()).contains("nothing-to-undo");
    }

    @Test
    void undoing_twice_undoes_once() {
        Told clean = shop.devenv("clean", "--yes");
        shop.devenv("undo");

        assertThat(shop.devenv("undo").err()).contains("nothing-to-undo");
        assertThat(shop.devenv("undo", clean.runId()).code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void runs_are_taken_back_newest_first() {
        shop.devenv("clean", "--yes", "dim_customers");
        Map<String, String> between = shop.contents();
        shop.devenv("clean", "--yes", "loyalty_points");

        shop.devenv("undo");
        assertThat(shop.contents()).isEqualTo(between);
        shop.devenv("undo");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_was_built_anew_stays_and_what_was_set_aside_stays_aside_until_the_name_is_free() {
        Told clean = shop.devenv("clean", "--yes", "dim_customers");
        shop.sql("create table dev_alice.dim_customers as select 42 as id");
        String anew = shop.contents().get("dev_alice.dim_customers");

        Told undo = shop.devenv("undo");

        assertThat(undo.code()).isEqualTo(4);
        assertThat(shop.contents()).containsEntry("dev_alice.dim_customers", anew);
        assertThat(shop.trashed()).isOne();

        shop.sql("drop table dev_alice.dim_customers");
        assertThat(shop.devenv("undo", clean.runId()).code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_clone_that_was_built_over_since_stays() {
        shop.devenv("clean", "--yes", "--clone", "--replace-tables", "dim_customers");
        shop.sql("drop view dev_alice.dim_customers", "create table dev_alice.dim_customers as select 42 as id");
        Map<String, String> built = shop.contents();

        assertThat(shop.devenv("undo").code()).isEqualTo(4);
        assertThat(shop.contents()).isEqualTo(built);
    }

    @Test
    void what_the_warehouse_does_not_take_back_is_said_and_may_be_tried_again() {
        shop.devenv("clean", "--yes");
        shop.sql("alter table raw.customers rename to hidden");

        Told undo = shop.devenv("undo");
        assertThat(undo.code()).isEqualTo(4);
        assertThat(undo.out())
                .contains("not taken back: dev_alice.stg_customers: cannot make the view dev_alice.stg_customers: "
                        + "DuckDB: Catalog Error: Table with name customers does not exist!");

        shop.sql("alter table raw.hidden rename to customers");
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    /** As after kill -9: the intents are on disk, and of the outcomes those up to some moment, or none. */
    @Test
    void a_run_of_which_the_journal_has_only_the_first_lines_is_taken_back_whole() throws IOException {
        Told clean = shop.devenv("clean", "--yes", "--clone", "--replace-tables");
        List<String> whole = Files.readAllLines(shop.journal());
        long announced =
                whole.stream().filter(line -> !line.contains("\"outcome\"")).count();

        Files.write(shop.journal(), whole.subList(0, (int) announced + 3));
        Files.writeString(
                shop.journal(), "{\"event\":\"outcome\",\"run\":\"" + clean.runId(), StandardOpenOption.APPEND);
        Told undo = shop.devenv("undo");

        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_run_that_was_killed_before_its_first_change_leaves_nothing_to_do() throws IOException {
        shop.devenv("clean", "--yes", "--clone", "--replace-tables");
        shop.devenv("undo");
        List<String> announced = Files.readAllLines(shop.journal()).stream()
                .filter(line -> !line.contains("\"outcome\""))
                .toList();
        Files.write(shop.journal(), announced);

        Told undo = shop.devenv("undo");

        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
        assertThat(shop.devenv("undo").err()).contains("nothing-to-undo");
    }

    @Test
    void what_is_freed_is_told_as_gone_and_no_later_undo_stumbles_over_the_purge() {
        shop.devenv("clean", "--yes", "stg_customers");
        Told clean = shop.devenv("clean", "--yes");
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();

        Told undo = shop.devenv("undo");
        assertThat(undo.code()).isEqualTo(4);
        assertThat(undo.out()).contains("dim_customers");
        assertThat(shop.lies("dev_alice.stg_orders")).as("views come back").isTrue();

        Told older = shop.devenv("undo");
        assertThat(older.code()).as(older.out() + older.err()).isZero();
        assertThat(shop.lies("dev_alice.stg_customers")).isTrue();
        assertThat(shop.devenv("undo", clean.runId()).code()).as("still gone").isEqualTo(4);
    }

    @Test
    void after_dropping_for_good_an_older_run_can_still_be_taken_back() {
        shop.devenv("clean", "--yes", "dim_customers");
        shop.devenv("clean", "--yes", "--no-trash", "loyalty_points");

        assertThat(shop.devenv("undo").code()).isZero();

        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
        assertThat(shop.lies("dev_alice.loyalty_points")).isFalse();
    }

    @Test
    void a_run_on_another_database_is_not_taken_back_here() throws IOException {
        Told clean = shop.devenv("clean", "--yes");
        Files.copy(shop.file(Checkout.DATABASE), shop.file("copy.duckdb"));
        Files.writeString(
                shop.file("profiles.yml"),
                Files.readString(shop.file("profiles.yml")).replace("shop.duckdb", "copy.duckdb"));
        Map<String, String> cleaned = shop.contents();

        Told undo = shop.devenv("undo", clean.runId());

        assertThat(undo.code()).isEqualTo(13);
        assertThat(undo.err()).contains("undo-elsewhere");
        assertThat(shop.contents()).isEqualTo(cleaned);
    }

    @Test
    void what_a_newer_devenv_wrote_does_not_keep_other_runs_from_being_taken_back() throws IOException {
        shop.devenv("clean", "--yes");
        String newer = """
                {"event":"begin","run":"r9","at":"2030-01-01T00:00:00Z","command":"tidy","target":"dev","connection":"duckdb shop.duckdb","who":"me"}
                {"event":"weather","run":"r9","sun":true}
                {"event":"intent","run":"r9","number":1,"action":"TELEPORT","relation":{"database":"shop","schema":"dev_alice","identifier":"orders"}}
                {"event":"outcome","run":"r9","number":1,"outcome":"BEAMED","at":"2030-01-01T00:00:00Z"}
                """;
        Files.writeString(shop.journal(), newer, StandardOpenOption.APPEND);

        Told refused = shop.devenv("undo", "r9");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("run-of-newer-devenv");
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }
}
