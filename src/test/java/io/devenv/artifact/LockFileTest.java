package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
    private static final LockFile.Holder ME =
            new LockFile.Holder(4711, "clean --yes", Instant.parse("2026-11-21T10:00:00Z"));
    private static final Problem LOCKED =
            Problem.of(Fault.WAREHOUSE, "locked", "it is locked").because("somebody has it");

    @TempDir
    private Path folder;

    @Test
    void whoever_holds_it_is_named() throws IOException {
        try (LockFile held = LockFile.take(file(), ME).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(LockFile.holder(file())).contains(ME);
            assertThat(LockFile.naming(file(), LOCKED).because())
                    .contains("`devenv clean --yes` (process 4711) is at it since 2026-11-21 10:00:00 UTC");
        }
    }

    @Test
    void it_is_held_once_and_given_back() throws IOException {
        try (LockFile held = LockFile.take(file(), ME).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(LockFile.take(file(), ME)).isEmpty();
        }
        LockFile.take(file(), LockFile.Holder.here("undo", Instant.EPOCH))
                .orElseThrow()
                .close();
        assertThat(LockFile.holder(file()).orElseThrow().process())
                .isEqualTo(ProcessHandle.current().pid());
    }

    /** A process that was killed leaves the file behind, and nothing else. */
    @Test
    void what_a_file_says_that_nobody_holds_is_of_no_matter() throws IOException {
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), "{\"process\":1,\"command\":\"clean\",\"since\":\"2020-01-01T00:00:00Z\"}");

        LockFile.take(file(), ME).orElseThrow().close();

        assertThat(LockFile.holder(file())).contains(ME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "17", "{\"process\":\"x\"}", "{\"process\":1,\"since\":\"now\"}"})
    void a_file_that_cannot_be_understood_names_nobody(String text) throws IOException {
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), text);

        assertThat(LockFile.naming(file(), LOCKED)).isEqualTo(LOCKED);
    }

    private Path file() {
        return folder.resolve("locks/one.lock");
    }
}
