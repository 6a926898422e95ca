package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations whose names nobody should give, but somebody did: cleaned, kept and shown like any other. */
class StrangeNamesTest {
    private static final List<String> NAMES = List.of(
            "quo\"te",
            "apos'trophe",
            "do.t",
            "a blank",
            "new\nline",
            "tab\tbed",
            "\u001b[2Jcleared",
            "umlaut_ä_日本",
            "per%cent",
            "back\\slash",
            "right\u202eto_left",
            "x; drop table orders --",
            "select",
            "UPPER");

    @TempDir
    Path home;

    private Shell shell;
    private Map<String, String> before;

    @BeforeEach
    void make_them() throws Exception {
        shell = new Shell(home);
        shell.type("devenv demo --no-show --folder shop");
        shell.type("cd shop");
        for (int i = 0; i < NAMES.size(); i++) {
            String kind = i % 2 == 0 ? "table" : "view";
            create(kind, "unknown " + NAMES.get(i));
            create(kind, "orphan " + NAMES.get(i));
            logAsBuilt(kind, "orphan " + NAMES.get(i));
        }
        before = contents();
    }

    @AfterEach
    void leave() throws Exception {
        shell.close();
    }

    @Test
    void orphans_go_and_come_back_and_what_is_unknown_stays() throws Exception {
        assertThat(shell.run("devenv clean --yes").exitCode()).isZero();
        assertThat(contents().keySet())
                .doesNotContainAnyElementsOf(named("orphan "))
                .containsAll(named("unknown "));

        assertThat(shell.run("devenv undo").exitCode()).isZero();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void each_is_shown_on_one_line_that_steers_no_terminal() throws Exception {
        for (String command : List.of("devenv status", "devenv clean", "devenv clean --yes", "devenv undo")) {
            String out = shell.run(command).out();

            assertThat(out).as(command).contains("orphan new\\nline", "orphan \\u001b[2Jcleared", "orphan umlaut_ä_日本");
            assertThat(out.lines()).as(command).noneMatch(line -> line.startsWith("line"));
            assertThat(out).as(command).doesNotContain("\u001b", "\t", "\u202e");
        }
    }

    @Test
    void one_can_be_named_as_it_is() throws Exception {
        Shell.Seen seen = shell.run("devenv clean --yes 'orphan a blank' 'dev_alice.orphan quo\"te'");

        assertThat(seen.exitCode()).isZero();
        assertThat(contents()).doesNotContainKeys("dev_alice.orphan a blank", "dev_alice.orphan quo\"te");
    }

    private void create(String kind, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute("create " + kind + " dev_alice.\"" + name.replace("\"", "\"\"") + "\" as select 1 as id");
        }
    }

    /** A line as dbt wrote it for another branch's model. */
    private void logAsBuilt(String kind, String name) throws Exception {
        Path log = shell.folder().resolve("logs/dbt.log");
        String line = Files.readAllLines(log).stream()
                .filter(text -> text.contains("LogModelResult") && text.contains("\"alias\": \"loyalty_points\""))
                .findFirst()
                .orElseThrow();
        String json = name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        String built = line.replace(
                        "\"alias\": \"loyalty_points\"", "\"alias\": \"" + json.replace("\u001b", "\\u001b") + "\"")
                .replace("\"materialized\": \"table\"", "\"materialized\": \"" + kind + "\"");
        Files.writeString(log, built + "\n", StandardOpenOption.APPEND);
    }

    private static List<String> named(String prefix) {
        return NAMES.stream()
                .map(name -> "dev_alice." + prefix + name)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Map<String, String> contents() throws SQLException {
        return DatabaseContents.of(database());
    }

    private Path database() {
        return shell.folder().resolve("shop.duckdb");
    }
}
