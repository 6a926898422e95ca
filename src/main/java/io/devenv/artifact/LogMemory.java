package io.devenv.artifact;

import io.devenv.core.document.Sha256;
import io.devenv.core.results.Built;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of dbt's log from one command to the next, so that only what is new has to be read, and what was read outlives the log.
 *
 * @param mark where to read on: where the last run of dbt begins, because a run may still be going on
 * @param settled what the log had shown up to there
 * @param latest what it had shown in the end
 * @param next the number that the next build would get
 */
public record LogMemory(Optional<Mark> mark, List<Built> settled, List<Built> latest, long next) {
    public static final LogMemory NONE = new LogMemory(Optional.empty(), List.of(), List.of(), 0);

    public LogMemory {
        settled = List.copyOf(settled);
        latest = List.copyOf(latest);
    }

    /** The log was deleted, or so much of it was rotated away that some may never have been read: what dbt built is still known, but not when. */
    LogMemory afterGap() {
        List<Built> undated = latest.stream().map(Built::undated).toList();
        return new LogMemory(Optional.empty(), undated, undated, next);
    }

    /** Somebody wrote into the log: what it had shown is not to be believed. */
    LogMemory forgotten() {
        return new LogMemory(Optional.empty(), List.of(), List.of(), next);
    }

    /**
     * A place in a file, whatever the file is called now.
     *
     * @param head fingerprint of the file's first bytes; dbt begins a log with the time and the id of a run
     * @param length how many of them
     * @param before fingerprint of the bytes right before the place
     * @param offset the place, in bytes
     * @param line lines before it
     * @param order the number of the first build after it
     */
    public record Mark(String head, int length, String before, long offset, long line, long order) {
        /** The time and the id of the first run. */
        private static final int HEAD = 256;

        private static final int BEFORE = 4096;

        /** How a file compares with the one that a mark was set in. */
        enum Found {
            /** It is the one, and has only grown since. */
            HERE,
            /** It is the one, but somebody cut it or wrote into it. */
            REWRITTEN,
            ANOTHER
        }

        static Mark at(Path file, long offset, long line, long order) throws IOException {
            int length = (int) Math.min(HEAD, Files.size(file));
            return new Mark(bytes(file, 0, length), length, before(file, offset), offset, line, order);
        }

        Found in(Path file) throws IOException {
            long size = Files.size(file);
            if (size < length || length == 0 || !bytes(file, 0, length).equals(head)) return Found.ANOTHER;
            return size >= offset && before(file, offset).equals(before) ? Found.HERE : Found.REWRITTEN;
        }

        private static String before(Path file, long offset) throws IOException {
            int length = (int) Math.min(BEFORE, offset);
            return bytes(file, offset - length, length);
        }

        private static String bytes(Path file, long from, int length) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(from);
                return Sha256.hex(in.readNBytes(length)).substring(0, Fingerprint.LENGTH);
            }
        }
    }
}
