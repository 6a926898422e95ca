package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.app.CleanSchema;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.problem.Stop;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is done that was not shown and agreed to, and nothing else than that. */
class AskingTest {
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
                "drop view dev_alice.dim_products_v1",
                "create view main.mine as select * from dev_alice.dim_customers",
                "create index i on dev_alice.dim_customers (customer_id)",
                "create or replace view dev_alice.stg_customers as select 1 as id",
                "insert into dev_alice.dim_customers select * from dev_alice.dim_customers"
            })
    void if_the_schema_changed_since_it_was_shown_nothing_is_done(String meanwhile) {
        CleanSchema clean = shop.clean();
        Cleaning shown = clean.preview();
        shop.sql(meanwhile);
        Map<String, String> before = shop.contents();

        assertThatThrownBy(() -> clean.apply(shown)).isInstanceOf(Stop.class).hasMessageContaining("changed-meanwhile");

        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yess\n", "ja\n"})
    void anything_but_yes_is_no(String typed) {
        Map<String, String> before = shop.contents();

        Told run = shop.typing(typed, "clean");

        assertThat(run.code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void yes_is_yes() {
        shop.typing("y\n", "clean");

        assertThat(shop.lies("dev_alice.dim_customers")).isFalse();
    }

    @Test
    void a_schema_becomes_personal_only_by_a_yes_at_a_terminal() throws IOException {
        Files.delete(shop.file("logs/dbt.log"));
        Files.delete(shop.file("target/run_results.json"));
        Files.writeString(shop.file("devenv.yml"), "state: state\n");
        Map<String, String> before = shop.contents();

        shop.devenv("clean", "--yes");
        shop.typing("n\nn\n", "clean");
        shop.typing("", "clean", "--yes");
        assertThat(shop.contents()).isEqualTo(before);

        // the first question is about dev_alice, the last whether to do it
        Told run = shop.typing("y\ny\ny\n", "clean");
        assertThat(shop.lies("dev_alice.dim_customers")).as(run.out()).isFalse();
        assertThat(shop.lies("dev_alice.scratch_returns")).isTrue();
    }
}
