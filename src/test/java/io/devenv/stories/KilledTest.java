package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends {@code devenv clean --yes} early, {@code devenv undo} leaves the database as it was. */
class KilledTest {
    private static final String OUTCOME = "\"event\":\"outcome\"";
    private static final String INTENT = "\"event\":\"intent\"";
    private static final String UNDONE = "\"outcome\":\"UNDONE\"";

    @TempDir
    Path home;

    private CrowdedShop shop;
    private Map<String, String> before;

    @BeforeEach
    void crowd() throws Exception {
        shop = CrowdedShop.in(home);
        before = shop.contents();
    }

    @AfterEach
    void leave() throws Exception {
        shop.close();
    }

    @ParameterizedTest(name = "after {0} changes")
    @ValueSource(ints = {1, 150})
    void killed_in_the_middle_of_clean_undo_restores_everything(int changes) throws Exception {
        kill(shop.startUntil("devenv clean --yes", OUTCOME, changes));

        assertThat(shop.journaled(OUTCOME)).isBetween((long) changes, shop.journaled(INTENT) - 1);
        assertThat(shop.contents()).isNotEqualTo(before);
        assertThat(shop.shell().run("devenv undo").exitCode()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void killed_as_soon_as_intents_are_written_undo_restores_everything() throws Exception {
        kill(shop.startUntil("devenv clean --yes", INTENT, 1));

        assertThat(shop.shell().run("devenv undo").exitCode()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    /** Whatever it is doing then, in the middle of a transaction as well. */
    @ParameterizedTest(name = "{0} ms after")
    @ValueSource(ints = {3, 10, 20, 40, 80, 160})
    void killed_at_any_moment_after_intents_are_written_undo_restores_everything(int moment) throws Exception {
        Process clean = shop.startUntil("devenv clean --yes", INTENT, 1);
        Thread.sleep(moment);
        kill(clean);

        assertThat(shop.shell().run("devenv undo").exitCode()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void killed_in_the_middle_of_undo_another_undo_restores_everything() throws Exception {
        assertThat(shop.shell().run("devenv clean --yes").exitCode()).isZero();

        kill(shop.startUntil("devenv undo", UNDONE, 50));
        assertThat(shop.contents()).isNotEqualTo(before);

        assertThat(shop.shell().run("devenv undo").exitCode()).isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void clean_after_killed_and_undone_ends_as_if_nothing_had_happened() throws Exception {
        Path copy = Files.copy(shop.database(), home.resolve("undisturbed"));
        kill(shop.startUntil("devenv clean --yes", OUTCOME, 20));
        shop.shell().run("devenv undo");
        shop.shell().run("devenv clean --yes");
        Map<String, String> disturbed = shop.contents();

        Files.copy(copy, shop.database(), StandardCopyOption.REPLACE_EXISTING);
        shop.shell().run("devenv clean --yes");

        assertThat(withoutRuns(disturbed)).isEqualTo(withoutRuns(shop.contents()));
    }

    @Test
    void interrupted_in_the_middle_of_clean_says_how_to_take_it_back() throws Exception {
        Process clean = shop.startUntil("devenv clean --yes", OUTCOME, 20);
        assertThat(interrupt(clean)).isEqualTo(130);

        assertThat(shop.err()).containsPattern("→ devenv undo \\w+").doesNotContain("error:", "\tat ");
        String undo = shop.err()
                .lines()
                .filter(line -> line.contains("→"))
                .findFirst()
                .orElseThrow();
        assertThat(shop.shell().run(undo.substring(undo.indexOf("devenv"))).exitCode())
                .isZero();
        assertThat(shop.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    devenv clean --yes, interrupted: nothing was changed
                    devenv status, ''
                    devenv plan --defer, ''
                    """)
    void interrupted_while_looking_changes_nothing(String command, String said) throws Exception {
        // A manifest that never ends: once it is opened, devenv waits in the middle of its work.
        shop.shell().type("rm target/manifest.json && mkfifo target/manifest.json");
        Process process = shop.startUntil(command, OUTCOME, 0);
        try (OutputStream manifest = Files.newOutputStream(shop.shell().folder().resolve("target/manifest.json"))) {
            manifest.write('{');
            manifest.flush();
            assertThat(interrupt(process)).isEqualTo(130);
        }
        assertThat(shop.err()).contains(said).doesNotContain("error:", "\tat ");
        assertThat(shop.contents()).isEqualTo(before);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does; a process that was started to ignore it cannot be interrupted. */
    private int interrupt(Process process) throws IOException, InterruptedException {
        assumeTrue(shop.shell().run("kill -INT $$; echo deaf").out().isEmpty(), "interrupts are ignored here");
        shop.shell().run("kill -INT " + process.pid());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What is set aside has the run's id in its name. */
    private static Map<String, String> withoutRuns(Map<String, String> contents) {
        Map<String, String> same = new TreeMap<>();
        contents.forEach((name, what) -> same.put(withoutRun(name), withoutRun(what)));
        return same;
    }

    private static String withoutRun(String text) {
        return text.replaceAll("__devenv_trash_[a-z0-9]+_", "__devenv_trash_");
    }
}
