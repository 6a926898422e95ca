package io.devenv.artifact;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A file that dbt may be writing at this very moment. dbt writes in place (dbt-core 1.5 to 1.12): it empties the file and fills it again, so that whoever
 * reads meanwhile finds half of it, or the beginning of the old one and the end of the new. It is read again then, until nobody writes to it.
 */
final class SettledFile {
    /** What was written to longer ago than this is nobody's work in progress, and what is wrong with it stays wrong. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path file;
    private final Artifact artifact;
    private final Duration still;
    private final Duration patience;

    SettledFile(Path file, Artifact artifact) {
        this(file, artifact, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /**
     * A file that is waited for.
     *
     * @param still half a file is what it is once nobody has written to it for so long
     * @param patience how long a file may go on changing
     */
    SettledFile(Path file, Artifact artifact, Duration still, Duration patience) {
        this.file = file;
        this.artifact = artifact;
        this.still = still;
        this.patience = patience;
    }

    /** What shows that somebody has written to a file; nothing where it is not a plain one, or not there. */
    private record Stamp(Optional<FileTime> written, long size) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                if (found.isRegularFile()) return new Stamp(Optional.of(found.lastModifiedTime()), found.size());
            } catch (IOException notThere) {
                // Then reading it says so.
            }
            return new Stamp(Optional.empty(), 0);
        }

        boolean isRecent() {
            return written.filter(time -> time.toInstant().isAfter(Instant.now().minus(RECENT)))
                    .isPresent();
        }
    }

    /**
     * Reads the file.
     *
     * @param reading reads it once, from its beginning
     * @throws Stop as the reading does, and {@code …-being-written} where the file does not come to rest
     */
    <T> T read(Supplier<T> reading) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < patience.toNanos()) {
            Stamp before = Stamp.of(file);
            try {
                T content = reading.get();
                if (Stamp.of(file).equals(before)) return content;
            } catch (Stop stop) {
                boolean settled = Stamp.of(file).equals(before);
                if (settled && !(isHalf(stop.problem()) && goesOn(before))) throw stop;
            }
            pause();
        }
        throw artifact.problem("being-written", artifact.label() + " is being written")
                .because("dbt is at work: it wrote to the file all the while that it was read")
                .next("try again once dbt has ended")
                .stop();
    }

    private static boolean isHalf(Problem problem) {
        return problem.code().endsWith("-truncated") || problem.code().endsWith("-empty");
    }

    /** Waits for whoever may be at work on the file. */
    private boolean goesOn(Stamp before) {
        if (!before.isRecent()) return false;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < still.toNanos()) {
            pause();
            if (!Stamp.of(file).equals(before)) return true;
        }
        return false;
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
