package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.artifact.LockFile.Holder;
import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Warning;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file in which devenv keeps what it has learned: a head with its kind, its version and a checksum, then lines. It is replaced as a whole or not at
 * all; whatever does not fit its checksum is not believed, for relations are dropped by what it says. Losing it costs evidence, never data.
 *
 * @param folder need not exist yet
 * @param kind the file's name, too
 * @param version of the lines; a newer one is neither read nor replaced
 */
record KeptFile(Path folder, String kind, int version) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Nothing that devenv writes gets near it. */
    private static final long LARGEST = 1L << 28;

    /**
     * What was read.
     *
     * @param stamp tells this content from any other; empty text for a file that is not there
     * @param replaceable false for the file of a newer devenv, and for one that cannot be read at all
     */
    record Content(List<String> lines, String stamp, boolean replaceable, Optional<Warning> warning) {
        Content {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing where there is no file, and nothing but a warning where it cannot be believed. */
    Content read() {
        try {
            if (Files.size(file()) > LARGEST) return ignored("it is far too large", true);
            return parsed(Files.readAllBytes(file()));
        } catch (NoSuchFileException none) {
            return new Content(List.of(), "", true, Optional.empty());
        } catch (IOException failed) {
            return ignored("it cannot be read: " + failed.getMessage(), false);
        }
    }

    /**
     * Replaces the file, unless another devenv is at it or was in the meantime: what it did not get to keep the next command learns again.
     *
     * @param read what was there when it was read
     */
    Optional<Warning> replace(Content read, List<String> lines) {
        if (!read.replaceable()) return Optional.empty();
        try {
            Optional<LockFile> taken = LockFile.take(folder.resolve(kind + ".lock"), Holder.here("", Instant.now()));
            if (taken.isEmpty()) return Optional.empty();
            try (LockFile lock = taken.get()) {
                if (read().stamp().equals(read.stamp())) write(lines);
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(Warning.of(
                    "evidence-not-kept",
                    "cannot keep in " + file() + " what shows that dbt built something: " + failed.getMessage()));
        }
    }

    private void write(List<String> lines) throws IOException {
        byte[] text = text(lines);
        String head = JSON.createObjectNode()
                .put("devenv", kind)
                .put("version", version)
                .put("sha256", hash(text, 0))
                .toString();
        Path fresh = Files.createTempFile(folder, kind, ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                writeAll(channel, (head + "\n").getBytes(StandardCharsets.UTF_8));
                writeAll(channel, text);
                channel.force(true);
            }
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) channel.write(left);
    }

    private static byte[] text(List<String> lines) {
        return (lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Content parsed(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') end++;
        if (end == bytes.length) return ignored("it is damaged", true);
        JsonNode head = head(new String(bytes, 0, end, StandardCharsets.UTF_8));
        if (!head.path("devenv").asText().equals(kind)) return ignored("it is damaged", true);
        int number = head.path("version").asInt();
        if (number > version) return ignored("a newer devenv wrote it", false);
        String stamp = hash(bytes, end + 1);
        boolean whole = number == version && head.path("sha256").asText().equals(stamp);
        if (!whole) return ignored(number < version ? "it is of an older devenv" : "it is damaged", true);
        String text = new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8);
        return new Content(text.lines().toList(), stamp, true, Optional.empty());
    }

    private static JsonNode head(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException damaged) {
            return JSON.createObjectNode();
        }
    }

    private Content ignored(String why, boolean replaceable) {
        return new Content(List.of(), "?", replaceable, Optional.of(warning(why)));
    }

    /** What to say where its lines make no sense, though they are what was written. */
    Warning damaged() {
        return warning("it is damaged");
    }

    private Warning warning(String why) {
        return Warning.of("evidence-ignored", file() + " is ignored: " + why + "; what it showed is no longer known");
    }

    private static String hash(byte[] bytes, int from) {
        return Sha256.hex(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private Path file() {
        return folder.resolve(kind + ".jsonl");
    }
}
