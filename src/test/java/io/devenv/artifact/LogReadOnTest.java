package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.results.Built;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dbt's log is read on from where reading ended before, whatever became of its files. */
class LogReadOnTest {
    @TempDir
    private Path folder;

    private static String run(int number, String... statements) {
        StringBuilder log = new StringBuilder(
                "\n\n============================== 07:14:0%d.540075 | b51a5d24-f860-4f95-a92e-d7c397e1030%d ==============================\n"
                        .formatted(number, number));
        for (String each : statements) {
            log.append("07:14:05.069358 [debug] [Thread-1 (]: On model.shop.x: " + each + "\n"
                    + "07:14:06.069358 [debug] [Thread-1 (]: SQL status: OK in 0.0 seconds\n");
        }
        return log.toString();
    }

    private static String creates(String name) {
        return "create table wh.dev." + name + " as select 1";
    }

    private Path log(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private LogMemory readOn(LogMemory before) {
        return LogReader.readOn(folder, before);
    }

    private static List<String> names(LogMemory memory) {
        return memory.latest().stream().map(built -> built.name().identifier()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "killed_between_renames", "materialization_changed", "seeds", "snapshots"})
    void a_log_read_bit_by_bit_shows_what_it_shows_as_a_whole(String name) throws IOException {
        byte[] whole;
        try (InputStream in = new GZIPInputStream(Objects.requireNonNull(
                LogReadOnTest.class.getResourceAsStream("/artifact/logs/" + name + ".log.gz")))) {
            whole = in.readAllBytes();
        }
        Files.write(folder.resolve("dbt.log"), whole);
        List<Built> expected = LogReader.read(folder);
        Random random = new Random(11);
        LogMemory memory = LogMemory.NONE;
        int[] cuts = random.ints(12, 0, whole.length).sorted().toArray();
        for (int cut : cuts) {
            Files.write(folder.resolve("dbt.log"), Arrays.copyOf(whole, cut));
            memory = readOn(memory);
        }
        Files.write(folder.resolve("dbt.log"), whole);
        memory = readOn(memory);

        assertThat(expected).isNotEmpty();
        assertThat(memory.latest()).isEqualTo(expected);
        assertThat(memory.mark().map(LogMemory.Mark::offset).orElse(0L)).isPositive();
    }

    @Test
    void a_rotated_log_is_read_on_under_its_new_name() throws IOException {
        String first = run(1, creates("a")) + run(2, creates("b"));
        log("dbt.log", first);
        LogMemory memory = readOn(LogMemory.NONE);

        // The second run went on while the file was rotated; the new one begins in the midst of it.
        String rest = run(2, creates("c"), "drop table wh.dev.a")
                .lines()
                .skip(3)
                .reduce("", (all, line) -> all + line + "\n");
        log("dbt.log.1", first + rest);
        log("dbt.log", run(3, creates("d")));

        LogMemory now = readOn(memory);
        assertThat(names(now)).containsExactly("b", "c", "d");
        assertThat(now.latest()).isEqualTo(LogReader.read(folder));
    }

    @Test
    void builds_of_a_deleted_log_are_known_but_not_when_they_were() throws IOException {
        log("dbt.log", run(1, creates("a")));
        LogMemory memory = readOn(LogMemory.NONE);
        Files.delete(folder.resolve("dbt.log"));

        LogMemory now = readOn(memory);
        assertThat(names(now)).containsExactly("a");
        assertThat(now.latest().get(0).order()).isEmpty();
        assertThat(now.latest().get(0).node()).contains("model.shop.x");
        assertThat(readOn(now)).isEqualTo(now);

        log("dbt.log", run(2, creates("b"), "drop table wh.dev.a"));
        LogMemory later = readOn(now);
        assertThat(names(later)).containsExactly("b");
        assertThat(later.latest().get(0).order()).hasValue(memory.next());
    }

    @Test
    void a_new_log_in_the_place_of_the_old_one_is_noticed_even_if_it_is_longer() throws IOException {
        log("dbt.log", run(1, creates("a")));
        LogMemory memory = readOn(LogMemory.NONE);
        log("dbt.log", run(2, creates("b"), creates("c")) + run(3, creates("d")));

        LogMemory now = readOn(memory);
        assertThat(names(now)).containsExactly("a", "b", "c", "d");
        assertThat(now.latest().get(0).order())
                .as("of what was lost nobody knows when it was")
                .isEmpty();
    }

    @Test
    void a_log_that_somebody_cut_or_wrote_into_is_read_anew_and_nothing_else_is_believed() throws IOException {
        String first = run(1, creates("a"));
        log("dbt.log", first + run(2, creates("b")) + run(3, creates("c")));
        LogMemory memory = readOn(LogMemory.NONE);

        log("dbt.log", first);
        assertThat(names(readOn(memory))).containsExactly("a");
        log("dbt.log", first + run(2, creates("x")) + run(3, creates("c")));
        assertThat(names(readOn(memory))).containsExactly("a", "x", "c");
    }

    @Test
    void a_run_that_was_still_going_on_is_read_to_its_end_and_counted_once() throws IOException {
        String run = run(1, creates("a"), creates("b"));
        log("dbt.log", run.substring(0, run.lastIndexOf("07:14:06")));
        LogMemory memory = readOn(LogMemory.NONE);
        assertThat(names(memory)).containsExactly("a");

        log("dbt.log", run);
        assertThat(names(readOn(memory))).containsExactly("a", "b");
        assertThat(readOn(memory).next()).isEqualTo(2);
    }

    @Test
    void only_what_is_new_is_read() throws IOException {
        String first = run(1, creates("a"));
        log("dbt.log", first + run(2, creates("b")));
        LogMemory memory = readOn(LogMemory.NONE);

        // Before the mark, and beyond what is compared: a reader that starts over would find it.
        String padding = "x".repeat(20_000) + "\n";
        log("dbt.log", first + padding + padding + run(2, creates("b")));
        LogMemory padded = readOn(LogMemory.NONE);
        byte[] bytes = Files.readAllBytes(folder.resolve("dbt.log"));
        byte[] hidden = run(9, creates("z")).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(hidden, 0, bytes, 10_000, hidden.length);
        Files.write(folder.resolve("dbt.log"), bytes);

        assertThat(names(readOn(padded))).containsExactly("a", "b");
        assertThat(names(LogReader.readOn(folder, LogMemory.NONE))).contains("z");
        assertThat(names(memory)).containsExactly("a", "b");
    }

    @Test
    void lines_are_counted_from_the_beginning_of_the_file_whoever_reads_on() throws IOException {
        log("dbt.log", run(1, creates("a")) + run(2, creates("b")));
        LogMemory memory = readOn(LogMemory.NONE);
        log("dbt.log", run(1, creates("a")) + run(2, creates("b"), creates("c")));

        assertThat(readOn(memory).latest())
                .extracting(built -> built.where().orElse(""))
                .containsExactly("line 5, 07:14:06 UTC", "line 10, 07:14:06 UTC", "line 12, 07:14:06 UTC");
    }
}
