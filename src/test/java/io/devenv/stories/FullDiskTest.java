package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.safety.JanitorShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program where the operating system takes no more than so many KiB of any file: nothing is changed that could not be
 * announced, and what was changed is taken back once there is room again.
 */
class FullDiskTest {
    private static final String INTENT = "\"event\":\"intent\"";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void begin() throws Exception {
        shell = new Shell(home);
    }

    @AfterEach
    void leave() throws Exception {
        shell.close();
    }

    @Test
    void on_postgres_nothing_is_changed_without_a_journal_and_all_of_it_is_taken_back() throws Exception {
        JanitorShop shop = JanitorShop.layOut("grants", home);
        List<String> orphans =
                IntStream.range(0, 5).mapToObj(each -> "orphan_" + each).toList();
        orphans.forEach(name -> shop.sql("create table dev_ann." + name + " as select 1 as id"));
        shop.built("table", orphans);
        shell.type("cd grants");
        List<String> before = shop.dump();
        String clean = "devenv clean --yes --state state";
        assertThat(shell.run(clean).exitCode()).isZero();
        long written = Files.size(journal()) / 1024;
        assertThat(shell.run("devenv undo").exitCode()).isZero();
        assertThat(shop.dump()).isEqualTo(before);

        TreeSet<Integer> codes = new TreeSet<>();
        for (long room = 0; room <= written; room++) {
            forget();
            Shell.Seen seen = on(room, clean);
            codes.add(seen.exitCode());
            assertThat(seen.out()).contains("[journal-unwritable]").doesNotContain("\tat ");
            if (announced() == 0) assertThat(shop.dump()).as(seen.out()).isEqualTo(before);
            else undo();
            assertThat(shop.dump()).as(room + " KiB").isEqualTo(before);
        }
        assertThat(codes).as("nothing at all, and part of it").containsExactly(4, 12);
    }

    @Test
    void a_duckdb_file_that_cannot_grow_loses_nothing() throws Exception {
        shell.type("devenv demo --no-show --folder shop");
        shell.type("cd shop");
        Path database = shell.folder().resolve("shop.duckdb");
        grow(database);
        Map<String, String> before = DatabaseContents.of(database);
        Path untouched = Files.copy(database, home.resolve("untouched"));
        String clean = "devenv clean --clone --copy --replace-tables --yes";

        TreeSet<Integer> codes = new TreeSet<>();
        long size = Files.size(database) / 1024;
        for (long room : new long[] {0, 64, size / 3, size / 2}) {
            Shell.Seen seen = on(room, clean);
            codes.add(seen.exitCode());
            assertThat(seen.out()).as(room + " KiB").doesNotContain("\tat ");
            if (seen.exitCode() != 0) assertThat(seen.out()).contains("File too large");
            if (announced() > 0) undo();
            shell.run("devenv purge --all --yes");
            assertThat(DatabaseContents.of(database))
                    .as(room + " KiB: " + seen.out())
                    .isEqualTo(before);
            forget();
            Files.copy(untouched, database, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(codes).as("nothing at all, and part of it").contains(4, 12);
        assertThat(shell.run(clean).exitCode()).isZero();
    }

    @Test
    void a_file_in_the_place_of_devenv_s_own_folder_is_said_and_nothing_is_changed() throws Exception {
        shell.type("devenv demo --no-show --folder shop");
        shell.type("cd shop");
        Path database = shell.folder().resolve("shop.duckdb");
        Map<String, String> before = DatabaseContents.of(database);
        forget();
        Files.writeString(home.resolve(".state"), "not a folder");

        Shell.Seen seen = shell.run("devenv clean --yes");

        assertThat(seen.exitCode()).isEqualTo(12);
        assertThat(seen.err())
                .contains("[journal-unreadable]", "XDG_STATE_HOME")
                .doesNotContain("\tat ");
        assertThat(DatabaseContents.of(database)).isEqualTo(before);
    }

    /** Production gets rows enough that a copy of them takes more room than there is. */
    private static void grow(Path database) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace table analytics.dim_customers as"
                    + " select range as customer_id, md5(range::text) as name from range(100000)");
        }
    }

    /** What it prints goes to somebody else, who may write. */
    private Shell.Seen on(long room, String line) throws Exception {
        return shell.run("(ulimit -f " + room + " && exec " + line + ") 2>&1 | cat");
    }

    private void undo() throws Exception {
        Shell.Seen undo = shell.run("devenv undo");
        assertThat(undo.exitCode()).as(undo.out() + undo.err()).isZero();
    }

    private long announced() throws Exception {
        return new WatchedRun(shell).journaled(INTENT);
    }

    private Path journal() throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve(".state"))) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Everything that devenv has noted, ever. */
    private void forget() throws Exception {
        Path state = home.resolve(".state");
        if (!Files.exists(state)) return;
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
