package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.safety.JanitorShop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program killed while a Postgres server works for it: the server takes back what was not committed, and frees the schema. */
class KilledOnServerTest {
    private static final int ORPHANS = 200;
    private static final String CLEAN = "devenv clean --yes --state state";
    private static final String INTENT = "\"event\":\"intent\"";
    private static final String MADE = "\"outcome\":\"MADE\"";
    private static final String UNDONE = "\"outcome\":\"UNDONE\"";

    @TempDir
    private Path home;

    private Shell shell;
    private WatchedRun run;
    private JanitorShop shop;
    private List<String> before = List.of();

    @BeforeEach
    void crowd() throws Exception {
        shell = new Shell(home);
        run = new WatchedRun(shell);
        shop = JanitorShop.layOut("grants", home);
        shell.type("cd grants");
        List<String> names =
                IntStream.range(0, ORPHANS).mapToObj(i -> "orphan_" + i).toList();
        shop.sql(names.stream()
                .map(name -> "create table dev_ann." + name + " as select 1 as id")
                .toArray(String[]::new));
        shop.built("table", names);
        before = shop.dump();
    }

    @AfterEach
    void leave() throws Exception {
        shell.close();
    }

    @ParameterizedTest(name = "after {0} changes")
    @ValueSource(ints = {1, 40, 120})
    void killed_in_the_middle_of_clean_undo_restores_everything(int changes) throws Exception {
        kill(run.until(CLEAN, MADE, changes));

        assertThat(shop.dump()).isNotEqualTo(before);
        undo();
        assertThat(shop.dump()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} ms after")
    @ValueSource(ints = {2, 15, 50, 120})
    void killed_at_any_moment_after_intents_are_written_undo_restores_everything(int moment) throws Exception {
        Process clean = run.until(CLEAN, INTENT, 1);
        Thread.sleep(moment);
        kill(clean);

        undo();
        assertThat(shop.dump()).isEqualTo(before);
    }

    /** The server hears of the death only after it has got the lock and done what it was told. */
    @Test
    void killed_while_its_statement_waits_the_server_takes_it_back_and_frees_the_schema() throws Exception {
        try (Connection psql = PostgresServer.connect(shop.database());
                Statement statement = psql.createStatement()) {
            psql.setAutoCommit(false);
            statement.execute("select * from dev_ann.orphan_77");
            Process clean = run.until(CLEAN, INTENT, 1);
            while (PostgresServer.texts(shop.database(), "select 1 from pg_locks where not granted")
                            .isEmpty()
                    && clean.isAlive()) {
                Thread.sleep(2);
            }
            kill(clean);
        }

        undo();
        assertThat(shop.dump()).isEqualTo(before);
        shop.awaitNobody("devenv");
    }

    @Test
    void killed_in_the_middle_of_undo_another_undo_restores_everything() throws Exception {
        assertThat(shell.run(CLEAN).exitCode()).isZero();
        kill(run.until("devenv undo", UNDONE, 30));
        assertThat(shop.dump()).isNotEqualTo(before);

        undo();
        assertThat(shop.dump()).isEqualTo(before);
    }

    private void undo() throws Exception {
        Shell.Seen seen = shell.run("devenv undo");
        assertThat(seen.exitCode()).as(seen.out() + seen.err()).isZero();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
