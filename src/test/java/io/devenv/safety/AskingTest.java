package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.app.CleanSchema;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            drop view dev_alice.dim_products_v1                                       | dim_products_v1 | it is gone
            create view main.mine as select * from dev_alice.dim_customers            | dim_customers   | needed by main.mine, which stays
            create index i on dev_alice.dim_customers (customer_id)                   | dim_customers   | cannot be renamed
            create or replace view dev_alice.stg_customers as select 1 as id          | stg_customers   | its definition changed since it was shown
            insert into dev_alice.dim_customers select * from dev_alice.dim_customers | dim_customers   | its rows changed
            """)
    void what_changed_since_it_was_shown_is_left_alone_and_the_rest_is_done(
            String meanwhile, String changed, String why) {
        CleanSchema clean = shop.clean();
        Cleaning shown = clean.preview();
        shop.sql(meanwhile);
        Map<String, String> before = shop.contents();

        Done done = clean.apply(shown);

        assertThat(done.failures()).hasSize(1);
        assertThat(done.failures().get(0).batch().about().identifier()).isEqualTo(changed);
        assertThat(done.failures().get(0).why().message()).contains(why);
        assertThat(done.orderly()).isTrue();
        assertThat(done.complete()).isFalse();
        assertThat(done.made()).hasSize(shown.all().size() - 1);
        assertThat(shop.contents().get("dev_alice." + changed)).isEqualTo(before.get("dev_alice." + changed));
        done.made()
                .forEach(
                        batch -> assertThat(shop.lies(batch.about().toString())).isFalse());
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_is_new_since_it_was_shown_stays_with_all_that_it_needs() {
        shop.sql("drop view dev_alice.dim_products_v1");
        CleanSchema clean = shop.clean();
        Cleaning shown = clean.preview();
        shop.sql("create view dev_alice.dim_products_v1 as select * from dev_alice.dim_customers");

        Done done = clean.apply(shown);

        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().identifier())
                .containsExactly("dim_customers");
        assertThat(done.failures().get(0).why().message())
                .isEqualTo("dev_alice.dim_products_v1 needs it, and was not there or not the same when this was shown");
        assertThat(shop.lies("dev_alice.dim_products_v1")).isTrue();
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
    }

    @Test
    void if_all_of_it_changed_since_it_was_shown_nothing_is_written_to_the_journal() {
        CleanSchema clean = shop.clean();
        Cleaning shown = clean.preview();
        shown.all()
                .forEach(batch ->
                        shop.sql("drop " + batch.changes().get(0).kind().word() + " if exists " + batch.about()));

        Done done = clean.apply(shown);

        assertThat(done.made()).isEmpty();
        assertThat(done.failures()).hasSameSizeAs(shown.all());
        assertThat(shop.devenv("log").out()).doesNotContain(shown.run());
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
