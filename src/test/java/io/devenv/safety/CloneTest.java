package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** devenv clone: what is missing in dev is made, and nothing else is touched. */
class CloneTest {
    @TempDir
    private Path temporary;

    private Checkout shop;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
        shop.sql("drop table dev_alice.dim_customers", "drop view dev_alice.stg_payments");
        before = shop.contents();
    }

    @Test
    void what_is_missing_becomes_a_view_of_production_and_goes_again() {
        Told clone = shop.devenv("clone", "--yes");

        assertThat(clone.code()).as(clone.out() + clone.err()).isZero();
        assertThat(shop.contents().get("dev_alice.dim_customers")).contains("FROM", "analytics.dim_customers");
        assertThat(shop.contents()).containsAllEntriesOf(before).hasSize(before.size() + 3);
        assertThat(shop.devenv("clone").out()).contains("Nothing to clone");

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void only_what_is_selected_is_cloned() {
        assertThat(shop.devenv("clone", "-s", "dim_customers", "--yes").code()).isZero();

        Map<String, String> after = shop.contents();
        after.keySet().removeAll(before.keySet());
        assertThat(after.keySet()).containsExactly("dev_alice.dim_customers");
    }

    @Test
    void copies_have_production_s_rows_and_lie_aside_once_they_are_taken_back() {
        Told clone = shop.devenv("clone", "--copy", "--yes");

        assertThat(clone.out()).contains("copies 12 rows", "copied analytics.dim_customers to dev_alice.dim_customers");
        assertThat(shop.contents()).containsEntry("dev_alice.dim_customers", before.get("analytics.dim_customers"));
        assertThat(shop.contents().get("dev_alice.stg_payments")).contains("analytics.stg_payments");
        assertThat(shop.devenv("log").out()).contains("3 made");

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.trashed()).isOne();
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void looking_changes_no_byte_anywhere() throws IOException {
        Map<String, Integer> files = shop.files();

        assertThat(shop.devenv("clone").code()).isZero();
        assertThat(shop.devenv("clone", "--check").code()).isEqualTo(3);
        Told json = shop.devenv("clone", "--output", "json", "-s", "dim_customers", "orders", "customer_value");

        assertThat(json.out())
                .contains("devenv/clone/1", "\"action\" : \"view\"", "\"reason\" : \"exists-in-dev\"", "not-in-state");
        assertThat(shop.files()).isEqualTo(files);
    }

    @Test
    void what_production_does_not_have_is_said_and_the_rest_is_made() {
        shop.sql("drop table analytics.dim_customers");

        Told clone = shop.devenv("clone", "--yes");

        assertThat(clone.code()).isZero();
        assertThat(clone.out()).contains("Cannot clone 1 node", "production's relation does not exist");
        assertThat(shop.lies("dev_alice.stg_payments")).isTrue();
    }

    @Test
    void what_somebody_built_since_it_was_shown_is_left_alone() {
        shop.sql("create table dev_alice.dim_customers as select 42 as id");
        Told clone = shop.devenv("clone", "-s", "dim_customers", "--yes");

        assertThat(clone.out()).contains("Leaves alone 1 node");
        assertThat(clone.code()).isZero();
    }

    @Test
    void a_schema_that_is_not_there_yet_is_made_first_and_goes_again() {
        shop.sql("drop schema dev_alice_finance cascade");
        before = shop.contents();

        Told clone = shop.devenv("clone", "-s", "revenue_daily", "--yes");

        assertThat(clone.code()).as(clone.out() + clone.err()).isZero();
        assertThat(clone.out()).contains("Creates shop.dev_alice_finance");
        assertThat(shop.lies("dev_alice_finance.revenue_daily")).isTrue();
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
        assertThat(shop.devenv("clone", "-s", "revenue_daily").out()).contains("Creates");
    }

    @Test
    void the_log_counts_schemas_by_themselves() {
        shop.sql("drop schema dev_alice_finance cascade", "drop schema dev_alice cascade");
        assertThat(shop.devenv("clone", "--yes").code()).isZero();

        assertThat(shop.devenv("log").out()).contains("2 schemas made");
    }

    /** Undo cannot free the copies, for somebody may have added to them: their schema goes with the last of them. */
    @Test
    void a_schema_that_was_made_for_copies_goes_with_them() {
        shop.sql("drop schema dev_alice_finance cascade");
        before = shop.contents();
        Told clone = shop.devenv("clone", "--copy", "-s", "revenue_by_country", "--yes");
        assertThat(shop.lies("dev_alice_finance.revenue_by_country"))
                .as(clone.all())
                .isTrue();

        Told undo = shop.devenv("undo");
        assertThat(undo.code()).as(undo.all()).isZero();
        assertThat(undo.out()).contains("left as it is: schema dev_alice_finance stays for what was set aside there");
        assertThat(shop.devenv("purge", "--all").out())
                .contains("dev_alice_finance", "the run that made it was taken back");
        Told purge = shop.devenv("purge", "--all", "--yes");

        assertThat(purge.out()).endsWith("freed 1 relation\ndropped schema dev_alice_finance\n");
        assertThat(shop.contents()).isEqualTo(before);
        assertThat(shop.devenv("undo").out() + shop.devenv("undo").err()).contains("there is nothing to undo");
    }

    @Test
    void a_schema_that_was_made_stays_with_what_somebody_has_built_there_since() {
        shop.sql("drop schema dev_alice_finance cascade");
        shop.devenv("clone", "--yes");
        shop.sql("create table dev_alice_finance.mine as select 42 as id");

        Told undo = shop.devenv("undo", "--output", "json");

        assertThat(undo.code()).isEqualTo(4);
        assertThat(undo.json().at("/changes").findValuesAsText("answer")).contains("take_back", "in_the_way");
        assertThat(undo.json().at("/changes").findValuesAsText("action")).contains("view_of", "create_schema");
        assertThat(shop.lies("dev_alice_finance.mine")).isTrue();
        assertThat(shop.lies("dev_alice_finance.revenue_daily")).isFalse();
        assertThat(shop.devenv("purge", "--all", "--yes").out()).doesNotContain("dropped schema");
        shop.sql("drop table dev_alice_finance.mine", "create sequence dev_alice_finance.numbers");
        assertThat(shop.devenv("purge", "--all", "--yes").out()).doesNotContain("dropped schema");
    }

    @Test
    void the_guard_refuses_production_s_target() {
        Told clone = shop.devenv("clone", "--target", "prod", "--yes");

        assertThat(clone.code()).as(clone.err()).isEqualTo(13);
        assertThat(shop.contents()).isEqualTo(before);
    }
}
