package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that changes something shows it, is agreed to, and ends by the same rules. */
class AgreementTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void something_for_each_command_to_do() {
        shop = new SweptShop(temporary).byList().shop;
        assertThat(shop.devenv("clean", "customer_ltv", "--yes").code()).isZero();
        shop.later(Duration.ofDays(1));
        shop.sql("drop table dev_alice.dim_customers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "clone", "sweep --open open.txt", "purge --all"})
    void looking_and_doing_exclude_each_other(String command) {
        Map<String, String> before = shop.contents();

        Told both = run(command + " --check --yes");

        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--check looks, --yes does: choose one");
        assertThat(run(command + " --check").code()).isEqualTo(3);
        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "clone", "sweep --open open.txt", "purge --all"})
    void nothing_is_changed_unseen(String command) {
        Map<String, String> before = shop.contents();

        Told unseen = shop.into(new Closed(), (command + " --yes").split(" "));

        assertThat(unseen.code()).isEqualTo(2);
        assertThat(unseen.err()).contains("[stdout-closed]");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}, and meanwhile: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            clean                 | create or replace view dev_alice.stg_customers as select 1 as id | dev_alice.stg_customers | its definition changed since it was shown
            clone                 | create table dev_alice.dim_customers as select 42 as id          | dev_alice.dim_customers | something was built there
            sweep --open open.txt | create table dbt_pr_13.more as select 1 as id                    | dbt_pr_13.orders        | it changed since it was shown
            """)
    void what_is_left_to_others_is_said_and_is_no_failure(String command, String meanwhile, String left, String why) {
        Map<String, String> others = new TreeMap<>();

        Told done = shop.agreeingAfter(() -> others.putAll(shop.sql(meanwhile).contents()), command.split(" "));

        assertThat(done.code()).as(done.all()).isZero();
        assertThat(done.out()).contains("left alone: ", why);
        assertThat(shop.contents()).containsEntry(left, others.get(left)).isNotEqualTo(others);
    }

    private Told run(String line) {
        return shop.devenv(line.split(" "));
    }

    /** As of a pipe whose reader has gone. */
    private static final class Closed extends OutputStream {
        @Override
        public void write(int letter) throws IOException {
            throw new IOException("broken pipe");
        }
    }
}
