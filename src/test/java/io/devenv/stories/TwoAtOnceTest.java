package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when somebody else is at work, or nobody listens. */
class TwoAtOnceTest {
    private static final String HOLDER =
            "{\"process\":4711,\"command\":\"clean --yes\",\"since\":\"2026-11-21T10:00:00Z\"}\n";

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"devenv clean --yes", "devenv undo", "devenv purge --all --yes"})
    void a_second_command_that_changes_is_refused_while_the_first_has_the_journal(String second) throws Exception {
        try (Shell shell = shop()) {
            shell.run("devenv clean customer_ltv --yes");
            Map<String, String> before = DatabaseContents.of(shell.folder().resolve("shop.duckdb"));
            Shell.Seen seen;
            try (FileChannel journal = FileChannel.open(
                            journal(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                    FileLock held = journal.lock()) {
                assertThat(held.isValid()).isTrue();
                journal.write(ByteBuffer.wrap(HOLDER.getBytes(StandardCharsets.UTF_8)));
                seen = shell.run(second);
            }
            assertThat(seen.exitCode()).isEqualTo(12);
            assertThat(seen.err()).startsWith("""
                            error: another devenv is changing this project's schema
                              `devenv clean --yes` (process 4711) is at it since 2026-11-21 10:00:00 UTC
                            """);
            assertThat(DatabaseContents.of(shell.folder().resolve("shop.duckdb")))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"devenv clean --yes | true", "devenv clean --yes >&-"})
    void nothing_is_changed_that_nobody_could_see(String line) throws Exception {
        try (Shell shell = shop()) {
            Map<String, String> before = DatabaseContents.of(shell.folder().resolve("shop.duckdb"));

            Shell.Seen seen = shell.run(line);

            assertThat(seen.exitCode()).isEqualTo(2);
            assertThat(seen.err().lines().filter(text -> text.startsWith("error:")))
                    .singleElement()
                    .isEqualTo("error: stdout was closed before the changes were shown");
            assertThat(DatabaseContents.of(shell.folder().resolve("shop.duckdb")))
                    .isEqualTo(before);
        }
    }

    @Test
    void who_looks_at_the_first_line_only_sees_no_complaint() throws Exception {
        try (Shell shell = shop()) {
            Shell.Seen seen = shell.run("devenv status | head -1");

            assertThat(seen.exitCode()).isZero();
            assertThat(seen.out()).startsWith("shop").hasLineCount(1);
            assertThat(seen.err()).isEmpty();
        }
    }

    private Shell shop() throws Exception {
        Shell shell = new Shell(home);
        shell.type("devenv demo --no-show --folder shop");
        shell.type("cd shop");
        return shell;
    }

    private Path journal() throws Exception {
        try (Stream<Path> projects = Files.list(home.resolve(".state/devenv"))) {
            return projects.findFirst().orElseThrow().resolve("journal.lock");
        }
    }
}
