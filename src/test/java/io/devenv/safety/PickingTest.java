package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what was picked goes, and only after all questions were answered and agreed to. */
class PickingTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    @Test
    void each_change_is_asked_about_with_all_that_is_known_of_it() {
        Told run = shop.typing("y\nn\nq\n", "clean", "-i");

        assertThat(run.out())
                .contains(
                        "\n1/13  drop customer_ltv (table, orphan), set aside first\n     model customer_ltv was renamed to"
                                + " customer_value on this branch; 23 days old\n")
                .containsPattern(
                        "2/13  drop customer_segments [(]table, leftover[)], set aside first\n     .*; 2 days old,"
                                + " prod rebuilt 6 h ago; 0[.]\\d\\d s to rebuild, by prod's last run\n")
                .contains("y: yes, n: no, a: yes to all the rest, q: quit, do nothing")
                .endsWith("\nNothing was changed.\n");
    }

    @ParameterizedTest(name = "{0} of all, {1}")
    @CsvSource({"q, y", "y q, y", "y y, n", "a, n", "'', y", "n n n n n n n n n n n n n, y"})
    void whoever_quits_or_does_not_agree_in_the_end_has_changed_nothing(String picks, String agreed) {
        Map<String, String> before = shop.contents();

        Told run = shop.typing(picks.replace(' ', '\n') + "\n" + agreed + "\n", "clean", "-i");

        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("\nNothing was changed.\n");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void where_nobody_answers_any_more_nothing_is_done() {
        Map<String, String> before = shop.contents();

        shop.typing("y\ny\n", "clean", "-i");

        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void only_what_was_picked_goes() {
        Told run = shop.typing("n\ny\nn\na\ny\n", "clean", "-i", "--only", "orphan");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("Drops 4 relations", "Drops 2 relations");
        assertThat(run.out().split("not picked")).hasSize(3);
        assertThat(shop.lies("dev_alice.customer_ltv")).isTrue();
        assertThat(shop.lies("dev_alice.legacy_order_totals")).isFalse();
        assertThat(shop.lies("dev_alice.loyalty_points")).isTrue();
        assertThat(shop.lies("dev_alice.order_status_counts")).isFalse();
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
    }

    @Test
    void all_the_rest_is_yes_to_all_the_rest() {
        Told run = shop.typing("a\ny\n", "clean", "-i");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(shop.devenv("log").out()).contains("7 set aside, 6 dropped");
    }

    /** A view that was declined reads it. */
    @Test
    void what_something_that_stays_needs_is_held_back() {
        shop.sql("create or replace view dev_alice.dim_products_v1 as select * from dev_alice.stg_products");
        Told asked = shop.typing("q\n", "clean", "-i", "dim_products_v1", "stg_products");
        assertThat(asked.out()).contains("1/2  drop dim_products_v1 ").contains("Drops 2 relations");

        Told run = shop.typing("n\ny\ny\n", "clean", "-i", "dim_products_v1", "stg_products");

        assertThat(run.out())
                .contains("needed by dev_alice.dim_products_v1, which stays", "not picked")
                .endsWith("\nNothing was changed.\n");
        assertThat(shop.lies("dev_alice.stg_products")).isTrue();
    }

    @Test
    void a_schema_is_asked_about_too() {
        shop.sql("drop view dev_alice_finance.revenue_daily", "drop table dev_alice_finance.revenue_by_country");

        Told run = shop.typing("n\n", "clean", "-i", "--only", "temporary", "--drop-schema", "customer_segments");

        assertThat(run.out()).contains("2/2  drop schema dev_alice_finance\n     it is empty\n");
    }

    @Test
    void without_a_terminal_there_is_nobody_to_ask() {
        Told run = shop.devenv("clean", "-i");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("-i asks about each change, and there is no terminal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--yes", "--check", "--out=plan.json", "--output=json"})
    void what_says_already_what_is_to_be_done_leaves_nothing_to_ask(String option) {
        Told run = shop.typing("y\n", "clean", "-i", option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("leave out --yes, --check, --out and --output json");
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
    }
}
