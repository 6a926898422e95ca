package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dbt empties its files before it fills them again: who reads meanwhile must not take a half for a whole, nor for broken. */
class SettledFileTest {
    private static final String MANIFEST = """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json", "dbt_version": "1.11.16"},
             "nodes": {}, "macros": {}, "disabled": {}}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_manifest_that_dbt_is_just_writing_is_read_once_it_is_whole() throws Exception {
        for (int half : new int[] {0, 1, MANIFEST.length() / 2, MANIFEST.length() - 3}) {
            Path file = written(MANIFEST.substring(0, half));
            CompletableFuture<Void> dbt = CompletableFuture.runAsync(() -> {
                LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
                write(file, MANIFEST);
            });

            Manifest manifest = new ManifestReader(Role.BRANCH, Detail.COMPARISON).read(file);

            assertThat(manifest.metadata().dbtVersion()).isEqualTo("1.11.16");
            dbt.join();
        }
    }

    @Test
    void what_was_written_to_while_it_was_read_is_read_again() throws IOException {
        Path file = written("old");
        AtomicInteger times = new AtomicInteger();

        String content = settled(file, Duration.ofSeconds(10)).read(() -> {
            String read = text(file);
            if (times.incrementAndGet() == 1) write(file, "renewed");
            return read;
        });

        assertThat(content).isEqualTo("renewed");
        assertThat(times).hasValue(2);
    }

    @Test
    void what_changes_all_the_while_is_said_to_be_written() throws IOException {
        Path file = written("");

        Problem problem = problem(file, settled(file, Duration.ofMillis(300)), () -> append(file));

        assertThat(problem.code()).isEqualTo("project-manifest-being-written");
        assertThat(problem.message()).isEqualTo(file + " is being written");
        assertThat(problem.next()).contains("try again once dbt has ended");
    }

    @Test
    void half_a_file_that_nobody_writes_to_is_broken() throws IOException {
        Path file = written("{");
        AtomicInteger times = new AtomicInteger();

        Problem problem = problem(file, settled(file, Duration.ofSeconds(10)), times::incrementAndGet);

        assertThat(problem.code()).isEqualTo("project-manifest-truncated");
        assertThat(times).hasValue(1);
    }

    @Test
    void nobody_is_waited_for_where_the_file_is_old_or_what_is_wrong_is_something_else() throws IOException {
        Path old = written("{");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        long begun = System.nanoTime();
        assertThat(problem(old, new SettledFile(old, artifact(old), Duration.ofHours(1), Duration.ofHours(1)), () -> {})
                        .code())
                .isEqualTo("project-manifest-truncated");

        Path other = written("[]");
        assertThat(problem(
                                other,
                                new SettledFile(other, artifact(other), Duration.ofHours(1), Duration.ofHours(1)),
                                () -> {})
                        .code())
                .isEqualTo("project-manifest-wrong-type");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }

    private static Problem problem(Path file, SettledFile settled, Runnable meanwhile) {
        return catchThrowableOfType(
                        Stop.class,
                        () -> settled.read(() -> {
                            meanwhile.run();
                            return read(file);
                        }))
                .problem();
    }

    private static SettledFile settled(Path file, Duration patience) {
        return new SettledFile(file, artifact(file), Duration.ofMillis(200), patience);
    }

    private static Artifact artifact(Path file) {
        return new Artifact(Artifact.Kind.MANIFEST, Role.BRANCH, file.toString());
    }

    private static Object read(Path file) {
        Artifact artifact = artifact(file);
        return JsonCursor.whole(ArtifactFile.open(file, artifact), artifact, new Interner(), cursor -> {
            cursor.object(name -> cursor.skip());
            return file;
        });
    }

    private Path written(String text) {
        return write(folder.resolve("manifest.json"), text);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, " ", StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
