package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.cleanup.Pin;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinFileTest {
    private static final Pin BARE = new Pin(
            new RelationName("", "dev", "a"),
            "why",
            Instant.parse("2026-01-10T12:00:00.123456789Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final Pin FULL = new Pin(
            new RelationName("wh", "dev", "b \"c\"\n表"),
            "because \"it\"\nmust",
            Instant.parse("2026-01-10T12:00:00Z"),
            Optional.of("main"),
            Optional.of(LocalDate.parse("2026-12-31")),
            Optional.of("feature/x"));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("pins.jsonl");
    }

    @Test
    void what_was_pinned_is_read_as_it_was_said() {
        assertThat(PinFile.read(folder).pins()).isEmpty();
        PinFile.read(folder).replace(List.of(BARE, FULL));
        assertThat(PinFile.read(folder).pins()).containsExactly(BARE, FULL);
        assertThat(PinFile.read(folder).problem()).isEmpty();
        PinFile.read(folder).replace(List.of());
        assertThat(PinFile.read(folder).pins()).isEmpty();
        assertThat(PinFile.read(folder).problem()).isEmpty();
    }

    @Test
    void a_damaged_file_is_a_problem_and_never_an_empty_list_and_is_not_replaced() throws IOException {
        PinFile.read(folder).replace(List.of(BARE, FULL));
        Files.writeString(file(), Files.readString(file()).replace("why", "whi"));
        String damaged = Files.readString(file());

        PinFile read = PinFile.read(folder);
        assertThat(read.problem().orElseThrow().code()).isEqualTo("pins-unreadable");
        assertThat(read.problem().orElseThrow().because())
                .contains(file() + " is ignored: it is damaged; what it showed is no longer known");
        assertThat(read.problem().orElseThrow().next())
                .contains("delete " + file() + " to begin anew, without any pin");
        assertThatThrownBy(() -> read.replace(List.of(BARE))).isInstanceOf(Stop.class);
        assertThat(file()).hasContent(damaged);
    }

    @Test
    void lines_that_fit_their_checksum_and_make_no_sense_are_a_problem_too() {
        for (String line : List.of("{\"name\":[\"a\",\"b\",\"c\"],\"at\":\"2026-01-10T12:00:00Z\"}", "no json", "{}")) {
            KeptFile kept = new KeptFile(folder, "pins", 1);
            kept.replace(kept.read(), List.of(line));
            assertThat(PinFile.read(folder).problem()).as(line).isPresent();
        }
    }

    @Test
    void the_file_of_a_newer_devenv_is_a_problem() {
        KeptFile kept = new KeptFile(folder, "pins", 2);
        kept.replace(kept.read(), List.of());
        assertThat(PinFile.read(folder).problem().orElseThrow().because().orElseThrow())
                .contains("a newer devenv wrote it");
    }

    @Test
    void what_another_pinned_meanwhile_is_not_lost() {
        PinFile mine = PinFile.read(folder);
        PinFile.read(folder).replace(List.of(FULL));
        assertThatThrownBy(() -> mine.replace(List.of(BARE)))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("another devenv is changing what is kept");
        assertThat(PinFile.read(folder).pins()).containsExactly(FULL);
    }

    @Test
    void a_folder_that_cannot_be_written_is_said() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
        PinFile file = PinFile.read(occupied.resolve("below"));
        assertThatThrownBy(() -> file.replace(List.of(BARE))).isInstanceOf(Stop.class);
    }
}
