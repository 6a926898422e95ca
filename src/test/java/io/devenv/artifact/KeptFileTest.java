package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.KeptFile.Content;
import io.devenv.core.problem.Warning;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFileTest {
    private static final List<String> LINES = List.of("{\"a\":1}", "{\"b\":\"größe\"}");

    @TempDir
    private Path folder;

    private KeptFile file() {
        return new KeptFile(folder.resolve("home"), "things", 2);
    }

    private Path path() {
        return folder.resolve("home/things.jsonl");
    }

    private void kept(List<String> lines) {
        assertThat(file().replace(file().read(), lines)).isEmpty();
    }

    @Test
    void what_was_written_is_read_and_nothing_before_it() {
        Content before = file().read();
        assertThat(before.lines()).isEmpty();
        assertThat(before.warning()).isEmpty();

        kept(LINES);
        assertThat(file().read().lines()).isEqualTo(LINES);
        kept(List.of());
        assertThat(file().read().lines()).isEmpty();
        assertThat(file().read().warning()).isEmpty();
    }

    @Test
    void every_half_of_a_file_is_ignored_with_a_warning() throws IOException {
        kept(LINES);
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            Content read = file().read();
            assertThat(read.lines()).as(length + " bytes").isEmpty();
            assertThat(read.warning()).as(length + " bytes").map(Warning::code).contains("evidence-ignored");
        }
    }

    @ParameterizedTest
    @CsvSource({"{\"a\":1}, {\"a\":2}", "größe, grösse", "\"things\", \"others\"", "\"version\":2, \"version\":1"})
    void a_file_that_somebody_wrote_into_is_ignored_and_replaced(String old, String changed) throws IOException {
        kept(LINES);
        Files.writeString(path(), Files.readString(path()).replace(old, changed));

        assertThat(file().read().lines()).isEmpty();
        assertThat(file().read().warning()).isPresent();
        kept(LINES);
        assertThat(file().read().lines()).isEqualTo(LINES);
    }

    @Test
    void the_file_of_a_newer_devenv_is_left_as_it_is() throws IOException {
        assertThat(new KeptFile(folder.resolve("home"), "things", 3).replace(file().read(), LINES))
                .isEmpty();
        String newer = Files.readString(path());

        Content read = file().read();
        assertThat(read.lines()).isEmpty();
        assertThat(read.warning().map(Warning::message).orElse("")).contains("a newer devenv wrote it");
        assertThat(file().replace(read, LINES)).isEmpty();
        assertThat(Files.readString(path())).isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "null\n", "[]\n", "\u0000\u0001\n", "not json at all"})
    void garbage_is_ignored_with_a_warning(String garbage) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(path(), garbage);

        assertThat(file().read().lines()).isEmpty();
        assertThat(file().read().warning()).isPresent();
    }

    @Test
    void a_huge_file_is_not_even_read() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        try (FileChannel sparse = FileChannel.open(path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.position((1L << 33)).write(ByteBuffer.wrap(new byte[] {1}));
        }
        assertThat(file().read().warning().map(Warning::message).orElse("")).contains("far too large");
    }

    @Test
    void what_another_devenv_wrote_meanwhile_stays() {
        Content read = file().read();
        kept(LINES);

        assertThat(file().replace(read, List.of("{\"lost\":1}"))).isEmpty();
        assertThat(file().read().lines()).isEqualTo(LINES);
    }

    @Test
    void while_another_devenv_writes_nothing_is_written() throws IOException {
        kept(LINES);
        try (FileChannel other = FileChannel.open(folder.resolve("home/things.lock"), StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            kept(List.of("{\"lost\":1}"));
        }
        assertThat(file().read().lines()).isEqualTo(LINES);
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_a_warning_and_no_error() throws IOException {
        Files.writeString(folder.resolve("home"), "a file where the folder should be");

        assertThat(file().replace(new Content(List.of(), "", true, Optional.empty()), LINES))
                .map(Warning::code)
                .contains("evidence-not-kept");
    }

    @Test
    void nothing_is_left_beside_the_file_but_its_lock() throws IOException {
        kept(LINES);
        kept(List.of());
        try (Stream<Path> files = Files.list(folder.resolve("home"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("things.jsonl", "things.lock");
        }
    }
}
