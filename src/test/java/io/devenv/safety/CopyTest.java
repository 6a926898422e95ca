package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leftovers that get a clone in their place instead of being dropped. */
class CopyTest {
    private static final String COPIED = "dev_alice.dim_customers";
    private static final String PRODUCTION = "analytics.dim_customers";

    @TempDir
    private Path temporary;

    private Checkout shop;
    private Map<String, String> before = Map.of();

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
        shop.sql("insert into analytics.dim_customers select * from analytics.dim_customers limit 3");
        before = shop.contents();
    }

    @Test
    void a_view_never_takes_the_place_of_a_table_unless_that_is_asked_for() {
        Told clean = shop.devenv("clean", "--clone", "--yes");

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains("a view would take the place of a table; --copy copies production's instead");
        assertThat(shop.contents()).containsEntry(COPIED, before.get(COPIED));
        assertThat(shop.contents().get("dev_alice.stg_orders")).contains("analytics.stg_orders");
    }

    @Test
    void a_copy_has_production_s_rows_and_undo_brings_back_what_was_there() {
        assertThat(before.get(COPIED)).isNotEqualTo(before.get(PRODUCTION));

        Told clean = shop.devenv("clean", "--clone", "--copy", "--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.contents()).containsEntry(COPIED, before.get(PRODUCTION));
        assertThat(shop.contents().get("dev_alice.stg_orders"))
                .as("a view stays one")
                .contains("analytics.stg_orders");

        assertThat(shop.devenv("undo").code()).isZero();
        Map<String, String> after = shop.contents();
        after.keySet().removeIf(name -> name.contains("__devenv_trash_"));
        assertThat(after).isEqualTo(before);
        assertThat(shop.trashed()).as("the copies lie aside").isEqualTo(3);
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void copies_made_over_several_connections_at_once_are_as_those_made_one_by_one() {
        Told clean = shop.devenv("clean", "--clone", "--copy", "--yes", "--threads", "4");

        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        for (String name : new String[] {"dim_customers", "customer_segments", "dim_products_v2"}) {
            assertThat(shop.contents()).containsEntry("dev_alice." + name, before.get("analytics." + name));
        }
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.devenv("purge", "--all", "--yes").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void how_much_is_copied_is_said_beforehand() {
        assertThat(shop.devenv("clean", "--clone", "--copy", "dim_customers").out())
                .contains("copies 15 rows");
    }

    @Test
    void a_copy_is_kept_for_a_week_and_goes_then() {
        shop.devenv("clean", "--clone", "--copy", "--yes", "dim_customers");

        Told soon = shop.later(Duration.ofDays(6)).devenv("clean", "--yes");
        assertThat(soon.out()).contains("a fresh copy of production made on purpose");
        assertThat(shop.lies(COPIED)).isTrue();

        assertThat(shop.later(Duration.ofDays(2)).devenv("clean", "--yes").code())
                .isZero();
        assertThat(shop.lies(COPIED)).isFalse();
    }

    @Test
    void a_stale_copy_is_replaced_by_a_fresh_one() {
        shop.devenv("clean", "--clone", "--copy", "--yes", "dim_customers");
        shop.sql("delete from analytics.dim_customers");
        String production = shop.contents().get(PRODUCTION);

        Told clean = shop.later(Duration.ofDays(8)).devenv("clean", "--clone", "--copy", "--yes", "dim_customers");

        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.contents()).containsEntry(COPIED, production);
    }

    @Test
    void what_was_built_over_a_copy_since_stays() {
        shop.devenv("clean", "--clone", "--copy", "--yes", "dim_customers");
        shop.sql(
                "create table dev_alice.anew as select * from dev_alice.dim_customers",
                "drop table dev_alice.dim_customers",
                "alter table dev_alice.anew rename to dim_customers");
        Map<String, String> built = shop.contents();

        Told undo = shop.devenv("undo");

        assertThat(undo.code()).isEqualTo(4);
        assertThat(undo.out()).contains("left as it is: dev_alice.dim_customers was built anew since");
        assertThat(shop.contents()).isEqualTo(built);
    }

    @Test
    void rows_that_were_added_to_a_copy_are_set_aside_with_it() {
        shop.devenv("clean", "--clone", "--copy", "--yes", "dim_customers");
        shop.sql("insert into dev_alice.dim_customers select * from dev_alice.dim_customers limit 1");
        String added = shop.contents().get(COPIED);

        assertThat(shop.devenv("undo").code()).isZero();

        assertThat(shop.contents()).containsEntry(COPIED, before.get(COPIED)).containsValue(added);
    }

    @Test
    void where_production_has_nothing_to_show_nothing_is_dropped() {
        shop.sql("drop table analytics.dim_customers");

        for (String how : new String[] {"--replace-tables", "--copy"}) {
            Told clean = shop.devenv("clean", "--clone", how, "--yes", "dim_customers");
            assertThat(clean.code()).isZero();
            assertThat(clean.out()).contains("analytics.dim_customers does not exist, so nothing could take its place");
            assertThat(shop.contents()).containsEntry(COPIED, before.get(COPIED));
        }
    }

    /** It is listed, and fails when it is read. */
    @Test
    void a_replacement_that_cannot_be_made_leaves_the_old_one_in_its_place() {
        shop.sql(
                "create table analytics.gone as select 1 as id",
                "create or replace view analytics.stg_orders as select * from analytics.gone",
                "drop table analytics.gone");
        before = shop.contents();

        Told clean = shop.devenv("clean", "--clone", "--yes", "stg_orders");

        assertThat(clean.code()).as(clean.out()).isEqualTo(4);
        assertThat(clean.out()).contains("not changed: dev_alice.stg_orders");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_only_goes_with_clone_is_refused_without_it() {
        assertThat(shop.devenv("clean", "--copy").code()).isEqualTo(2);
        assertThat(shop.devenv("clean", "--replace-tables").err()).contains("--replace-tables goes with --clone");
    }

    @Test
    void a_saved_plan_copies_as_it_was_shown() {
        assertThat(shop.devenv("clean", "--clone", "--copy", "dim_customers", "--out", "plan.json")
                        .code())
                .isZero();

        Told apply = shop.devenv("apply", "plan.json");

        assertThat(apply.code()).as(apply.out() + apply.err()).isZero();
        assertThat(shop.contents()).containsEntry(COPIED, before.get(PRODUCTION));
    }
}
