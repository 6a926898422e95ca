package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clean takes what was chosen and nothing else. */
class ChoiceTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    /** What is gone; nothing is, but from the dev schemas. */
    private Set<String> gone(Map<String, String> before) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(shop.contents().keySet());
        assertThat(gone).allMatch(name -> name.startsWith("dev_alice"));
        return gone;
    }

    @ParameterizedTest(name = "clean {0} takes {1}")
    @CsvSource(delimiter = ';', textBlock = """
            -s dim_customers                                   ; dim_customers
            -s stg_orders loyalty_points                       ; loyalty_points stg_orders
            -s +customer_segments --exclude stg_*              ; customer_segments dim_customers dim_products_v2
            -s resource_type:snapshot                          ; ''
            -s state:modified                                  ; customer_value__dbt_backup
            --select tag:nothing_has_this                      ; ''
            --resource-type seed                               ; ''
            --only orphan --exclude loyalty_points             ; customer_ltv legacy_order_totals order_status_counts
            --only orphan --keep *_totals --older-than 20d     ; customer_ltv order_status_counts
            --only orphan --older-than 500h                    ; customer_ltv legacy_order_totals order_status_counts
            --older-than 100w                                  ; ''
            --larger-than 1B                                   ; ''
            --only leftover --keep stg_* --keep dim_* --exclude countries ; customer_segments
            """)
    void what_was_chosen_goes_and_comes_back(String options, String names) {
        Map<String, String> before = shop.contents();
        Told clean = shop.devenv(("clean --yes " + options).split(" "));
        assertThat(clean.code()).as(clean.err()).isZero();
        Set<String> expected = new TreeSet<>();
        for (String name : names.split(" ")) if (!name.isEmpty()) expected.add("dev_alice." + name);
        assertThat(gone(before)).as(clean.out()).isEqualTo(expected);
        if (expected.isEmpty()) return;
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "clean {0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            --older-than soon            ; 2  ; --older-than takes an age, such as 14d, not soon
            --larger-than much           ; 2  ; --larger-than takes a size, such as 1GB, not much
            --reset --only orphan        ; 2  ; choose one
            --keep dim_custmers          ; 2  ; did you mean dim_customers?
            -s no_such_method:x          ; 2  ; no_such_method
            --selector none              ; 2  ; none
            """)
    void what_makes_no_sense_changes_nothing(String options, int code, String told) {
        Map<String, String> before = shop.contents();
        Told clean = shop.devenv(("clean --yes " + options).split(" "));
        assertThat(clean.code()).as(clean.all()).isEqualTo(code);
        assertThat(clean.err()).contains(told);
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_name_of_a_node_keeps_its_relation_whatever_that_is_called() {
        assertThat(shop.devenv("clean", "--keep", "dim_products.v2").out())
                .contains("dim_products_v2")
                .contains("--keep shop.dev_alice.dim_products_v2");
    }

    @Test
    void a_former_name_that_selects_a_relation_is_no_mistake() {
        assertThat(shop.devenv("clean", "-s", "loyalty_points").out()).doesNotContain("does not match any");
        assertThat(shop.devenv("clean", "-s", "nobody_has_this").out())
                .contains("The selection criterion 'nobody_has_this' does not match any enabled nodes");
    }

    @Test
    void a_reset_takes_your_own_work_says_so_first_and_gives_it_back() {
        Map<String, String> before = shop.contents();
        shop.sql("create table dev_alice.made_by_hand as select 1 as x");
        Map<String, String> withMine = shop.contents();

        Told preview = shop.devenv("clean", "--reset");
        assertThat(preview.out())
                .contains("! --reset: your own work on this branch goes, too: 7 relations; devenv undo brings it back");
        assertThat(preview.out().indexOf("--reset: your own work"))
                .isLessThan(preview.out().indexOf("Drops 21"));
        assertThat(shop.contents()).isEqualTo(withMine);
        Told clean = shop.devenv("clean", "--reset", "--yes");

        assertThat(clean.code()).as(clean.err()).isZero();
        Set<String> left = new TreeSet<>(shop.contents().keySet());
        left.removeIf(name -> !name.startsWith("dev_alice") || name.contains("__devenv_trash_"));
        assertThat(left)
                .containsExactly(
                        "dev_alice.countries",
                        "dev_alice.customers_snapshot",
                        "dev_alice.made_by_hand",
                        "dev_alice.scratch_returns");
        assertThat(shop.contents().get("dev_alice.scratch_returns")).isEqualTo(before.get("dev_alice.scratch_returns"));
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(withMine);
    }

    @Test
    void a_reset_for_good_says_what_cannot_be_brought_back() {
        assertThat(shop.devenv("clean", "--reset", "--no-trash").out())
                .contains("goes, too: 7 relations; not all of it can be brought back");
        assertThat(shop.devenv("clean").out()).doesNotContain("--reset");
    }

    @Test
    void what_to_type_next_is_what_a_shell_takes() {
        assertThat(shop.devenv("clean", "--keep", "stg_*", "-s", "stg_orders dim_customers")
                        .out())
                .endsWith("next: devenv clean --keep 'stg_*' -s 'stg_orders dim_customers' --yes\n");
    }

    @Test
    void a_saved_plan_keeps_to_what_was_chosen() {
        Map<String, String> before = shop.contents();
        shop.devenv("clean", "--out", "plan.json", "-s", "dim_customers", "stg_orders", "--exclude", "stg_orders");
        Told apply = shop.devenv("apply", "plan.json");
        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(gone(before)).containsExactly("dev_alice.dim_customers");
    }
}
