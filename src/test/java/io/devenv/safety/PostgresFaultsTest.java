package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.FragileLine;
import io.devenv.contract.FragileLine.Fate;
import io.devenv.contract.PostgresServer;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program on Postgres, and what goes wrong around it. */
class PostgresFaultsTest {
    private static final List<String> STRANGE = List.of(
            "quo\"te",
            "apo'strophe",
            "dot.ted",
            "with space",
            "per%cent_%s",
            "under_score",
            "underXscore",
            "select",
            "UPPER",
            "new\nline",
            "tab\tbed",
            "ünïcödé 表",
            "back\\slash",
            "$$dollar$$",
            "x\"; drop table dev_ann.orders; --",
            "x'); drop table dev_ann.orders; --",
            "63_bytes_" + "y".repeat(54),
            "63_bytes_" + "ä".repeat(27));

    @TempDir
    private Path temporary;

    private JanitorShop shop;
    private final FragileLine line = new FragileLine(PostgresServer.port());

    @BeforeEach
    void lay_out() {
        shop = JanitorShop.layOut("grants", temporary);
    }

    @AfterEach
    void hang_up() {
        line.close();
    }

    @Test
    void a_connection_that_breaks_at_a_commit_ends_with_4_and_says_what_is_known() {
        List<String> before = shop.dump();
        shop.over(line.port());
        atChange(() -> Fate.UNANSWERED);

        Told clean = shop.clean("--yes");

        assertThat(clean.code()).as(clean.out() + clean.err()).isEqualTo(4);
        assertThat(clean.err())
                .contains("the connection broke; whether dev_ann.")
                .contains("devenv undo");
        line.to(() -> Fate.PASSES);
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    /** Between its last look and the statement. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop table dev_ann.countries                                                                   | 4 | not changed
            drop table dev_ann.countries; create table dev_ann.countries as select 'theirs' as code        | 0 | left alone
            drop table dev_ann.countries; create view dev_ann.countries as select 'theirs' as code         | 0 | left alone
            alter table dev_ann.countries rename to taken                                                  | 4 | not changed
            """)
    void what_somebody_changes_at_the_last_moment_is_left_to_them_and_the_rest_goes(
            String disturbance, int code, String words) {
        shop.over(line.port());
        AtomicBoolean done = new AtomicBoolean();
        atChange(() -> {
            if (!done.getAndSet(true)) shop.sql(disturbance);
            return Fate.PASSES;
        });

        Told clean = shop.clean("--yes");

        assertThat(clean.code()).as(clean.out() + clean.err()).isEqualTo(code);
        assertThat(clean.out()).contains(words + ": dev_ann.countries: ");
        Set<String> lying = shop.lying();
        assertThat(lying).doesNotContain("dev_ann.stg_orders", "dev_ann.customer_totals");
        Set<String> theirs = new TreeSet<>(PostgresServer.texts(
                shop.database(), "select relname from pg_class where relname like '%\\_countries'"));
        assertThat(theirs).as("nothing of theirs is set aside").isEmpty();
        shop.devenv("undo");
        assertThat(shop.lying())
                .contains("dev_ann.stg_orders", "dev_ann.stg_customers", "dev_ann.customer_totals")
                .containsAll(lying);
    }

    @Test
    void two_cleans_of_two_machines_do_not_meet_and_the_second_is_told_by_whom_it_was_kept_out() {
        List<String> before = shop.dump();
        shop.over(line.port());
        Told[] second = new Told[1];
        atChange(() -> {
            if (second[0] == null) {
                second[0] = new Told(-1, "", "");
                second[0] = shop.onAnotherMachine(PostgresServer.port()).clean("--yes");
            }
            return Fate.PASSES;
        });

        Told clean = shop.clean("--yes");

        assertThat(second[0].code()).isEqualTo(12);
        assertThat(second[0].err())
                .contains("error: another devenv is changing " + shop.database() + ".dev_ann")
                .containsPattern("session \\d+ of postgres \\(devenv\\) from 127.0.0.1 is at it since ");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void without_a_journal_nothing_is_changed() throws IOException {
        shop.clean("--yes", "countries");
        shop.devenv("undo");
        List<String> before = shop.dump();
        Path journal = shop.journal();
        Files.delete(journal);
        Files.createDirectory(journal);

        Told clean = shop.clean("--yes");

        assertThat(clean.code()).as(clean.out()).isNotZero();
        assertThat(clean.err()).contains("journal");
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void strange_names_are_names_all_of_them_at_once() {
        for (String name : STRANGE) {
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            shop.sql("create table dev_ann." + quoted + " as select 1 as id");
            shop.sql("create view dev_ann." + quotedView(name) + " as select * from dev_ann." + quoted);
        }
        shop.built("table", STRANGE);
        Set<String> lying = shop.lying();

        Told status = shop.devenv("status", "--state", "state");
        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out()).contains("new\\nline", "ünïcödé 表").doesNotContain("\t");
        // The views are nobody's: what they read has to stay.
        Told kept = shop.clean("--yes", "--no-trash");
        assertThat(kept.code()).as(kept.out() + kept.err()).isZero();
        assertThat(shop.lying())
                .containsAll(
                        lying.stream().filter(PostgresFaultsTest::isStrange).toList());
        for (String name : STRANGE) shop.sql("drop view dev_ann." + quotedView(name));

        List<String> clear = shop.dump();
        Told gone = shop.clean("--yes");
        assertThat(gone.code()).as(gone.out() + gone.err()).isZero();
        assertThat(shop.lying()).noneMatch(PostgresFaultsTest::isStrange).contains("dev_ann.orders");
        Told undo = shop.devenv("undo");
        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.dump()).isEqualTo(clear);
    }

    private static boolean isStrange(String relation) {
        return STRANGE.contains(relation.substring("dev_ann.".length()));
    }

    private static String quotedView(String name) {
        return "\"v" + STRANGE.indexOf(name) + " " + name.replace("\"", "\"\"").substring(0, Math.min(8, name.length()))
                + "\"";
    }

    /** Has something happen at the first change of a clean, and at every crossing that follows. */
    private void atChange(FragileLine.Ferryman ferryman) {
        line.to(() -> isAnnounced() ? ferryman.next() : Fate.PASSES);
    }

    private boolean isAnnounced() {
        try {
            return Files.exists(shop.journal())
                    && Files.readString(shop.journal()).contains("\"event\":\"intent\"");
        } catch (IOException failure) {
            return false;
        }
    }
}
