package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final Change RENAME =
            Change.rename(DEV.relation("größe \"x\"\n"), RelationKind.TABLE, DEV.relation("away"), "a reason");
    private static final Change DROP =
            Change.drop(DEV.relation("v"), RelationKind.VIEW, Optional.of("create view v as select 'ü'"), "another");
    private static final Change DROP_SCHEMA =
            Change.dropSchema(DEV, Optional.of("create schema dev;\ngrant usage on schema dev to bob"), "left empty");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_again() {
        try (Journal journal = Journal.open(folder.resolve("new/folder"), InProcess.HOLDER)) {
            journal.begin(run("r1"));
            journal.intend("r1", 1, List.of(RENAME, DROP, DROP_SCHEMA));
            journal.note("r1", 2, Outcome.MADE, AT);

            assertThat(journal.runs()).isEqualTo(Journal.runs(folder.resolve("new/folder")));
            JournaledRun read = journal.runs().get(0);
            assertThat(read.connection()).isEqualTo("duckdb wh.duckdb");
            assertThat(read.entries())
                    .containsExactly(
                            new Entry(1, RENAME, Outcome.INTENDED),
                            new Entry(2, DROP, Outcome.MADE),
                            new Entry(3, DROP_SCHEMA, Outcome.INTENDED));
        }
    }

    @Test
    void no_journal_is_no_run_and_reading_makes_none() {
        assertThat(Journal.runs(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    /** Cut anywhere, also within a letter. */
    @Test
    void a_last_line_that_is_torn_anywhere_costs_nothing_but_itself() throws IOException {
        write("r1");
        byte[] before = Files.readAllBytes(file());
        byte[] torn = "{\"event\":\"intent\",\"run\":\"r1\",\"number\":3,\"relation\":{\"schema\":\"größe\"}}"
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < torn.length; length++) {
            Files.write(file(), before);
            Files.write(file(), java.util.Arrays.copyOf(torn, length), StandardOpenOption.APPEND);

            assertThat(Journal.runs(folder)).hasSize(1);
            assertThat(Journal.runs(folder).get(0).entries()).hasSize(2);
        }

        write("r2");
        assertThat(Journal.runs(folder)).extracting(JournaledRun::id).containsExactly("r1", "r2");
        assertThat(Journal.runs(folder).get(1).entries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"weather\",\"run\":\"r1\",\"number\":1}",
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":7,\"outcome\":\"MADE\"}",
                "{\"event\":\"begin\",\"run\":\"r2\",\"at\":\"yesterday\"}",
                "[1, 2]",
                "17",
                "null",
                "\u0000\u0000\u0000",
            })
    void an_odd_line_does_not_hide_the_runs(String line) throws IOException {
        write("r1");
        List<JournaledRun> before = Journal.runs(folder);
        Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);

        assertThat(Journal.runs(folder)).isEqualTo(before);
    }

    @Test
    void an_outcome_nobody_knows_leaves_the_change_to_be_looked_at() throws IOException {
        write("r1");
        String line = "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":1,\"outcome\":\"MELTED\"}\n";
        Files.writeString(file(), line, StandardOpenOption.APPEND);

        assertThat(Journal.runs(folder).get(0).entries().get(0).outcome()).isEqualTo(Outcome.INTENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"intent\",\"run\":\"r1\",\"number\":3,\"action\":\"MELT\",\"relation\":{}}",
                "{\"event\":\"intent\",\"run\":\"r1\",\"number\":3,\"action\":\"RENAME\",\"relation\":{}}",
                "{\"event\":\"intent\",\"run\":\"r1\",\"number\":3,\"action\":\"DROP\"}"
            })
    void a_change_that_cannot_be_understood_is_counted(String line) throws IOException {
        write("r1");
        Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);

        assertThat(Journal.runs(folder).get(0).unknown()).isOne();
        assertThat(Journal.runs(folder).get(0).entries()).hasSize(2);
    }

    @Test
    void a_second_one_in_this_process_is_turned_away() {
        try (Journal first = Journal.open(folder, InProcess.HOLDER)) {
            assertThat(first.runs()).isEmpty();
            assertThatThrownBy(() -> Journal.open(folder, InProcess.HOLDER))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("journal-locked");
        }
        Journal.open(folder, InProcess.HOLDER).close();
    }

    /** Reading the journal meanwhile must not give the lock away, as closing a locked file does on POSIX. */
    @Test
    void a_second_process_is_turned_away_also_after_the_journal_was_read() throws Exception {
        write("r1");
        try (Journal first = Journal.open(folder, InProcess.HOLDER)) {
            assertThat(Journal.runs(folder)).hasSize(1);
            assertThat(first.runs()).hasSize(1);

            assertThat(inAnotherProcess(JournalOpener.class)).containsExactly("journal-locked");
        }
        assertThat(inAnotherProcess(JournalOpener.class)).containsExactly("opened");
    }

    @Test
    void a_journal_may_be_far_larger_than_memory() throws Exception {
        assertThat(inAnotherProcess(LargeJournal.class, "-Xmx24m"))
                .containsExactly("1 MADE", "true false", "2 20001", "true");
    }

    @Test
    void a_run_is_known_once_it_has_begun() throws IOException {
        write("r1");
        Files.writeString(
                file(), "{\"event\":\"outcome\",\"run\":\"begin\",\"number\":1}\n", StandardOpenOption.APPEND);
        Files.writeString(file(), "{\"event\":\"begin\",\"run\":\"r2\"", StandardOpenOption.APPEND);

        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            assertThat(List.of("r1", "r2", "begin", ""))
                    .filteredOn(journal::knows)
                    .containsExactly("r1");
        }
    }

    @Test
    void a_journal_that_cannot_be_written_is_a_problem_before_anything_is_changed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Journal.open(file, InProcess.HOLDER))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("journal-unwritable");
        assertThatThrownBy(() -> Journal.open(file.resolve("below"), InProcess.HOLDER))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("journal-unwritable");

        Files.createDirectories(folder.resolve("taken/journal.jsonl"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Journal.open(folder.resolve("taken"), InProcess.HOLDER))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("journal-unwritable");
        }
    }

    @Test
    void a_journal_that_cannot_be_read_is_not_an_empty_one() throws IOException {
        Files.createDirectories(file());

        assertThatThrownBy(() -> Journal.runs(folder))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("journal-unreadable");
    }

    @Test
    void what_is_announced_is_in_the_file_when_the_call_returns() throws IOException {
        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            journal.begin(run("r1"));
            journal.intend("r1", 1, List.of(DROP));
            assertThat(Files.readAllLines(file())).hasSize(2).last().asString().contains("\"intent\"", "select 'ü'");
        }
    }

    private void write(String id) {
        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            journal.begin(run(id));
            journal.intend(id, 1, List.of(RENAME, DROP));
            journal.note(id, 1, Outcome.MADE, AT);
        }
    }

    private static JournaledRun run(String id) {
        return JournaledRun.beginning(id, AT, "clean --yes", "dev", "duckdb wh.duckdb");
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private List<String> inAnotherProcess(Class<?> program, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answer =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = answer.lines().toList();
            process.waitFor();
            return lines;
        }
    }
}
