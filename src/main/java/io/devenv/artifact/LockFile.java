package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A lock that one process on this machine holds at a time, and that says who that is. The system gives it back when the process
 * ends, however it ends; the file stays, and what it says then is of no matter.
 */
public final class LockFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Who holds a lock.
     *
     * @param process its number
     * @param command what was typed, without the name of the program
     */
    public record Holder(long process, String command, Instant since) {
        /** This process. */
        public static Holder here(String command, Instant since) {
            return new Holder(ProcessHandle.current().pid(), command, since);
        }

        /** For people. */
        @Override
        public String toString() {
            String who =
                    command.isBlank() ? "process " + process : "`devenv " + command + "` (process " + process + ")";
            return who + " is at it since " + TIME.format(since);
        }
    }

    /** Takes a lock if nobody holds it; its folder is made if it is missing. */
    public static Optional<LockFile> take(Path file, Holder me) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(channel)) {
                channel.close();
                return Optional.empty();
            }
            sign(channel, me);
            return Optional.of(new LockFile(channel));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Says of a problem that somebody else holds this lock who that is. */
    public static Problem naming(Path file, Problem locked) {
        return holder(file).map(Holder::toString).map(locked::because).orElse(locked);
    }

    /** Who wrote in the file that they hold the lock; empty if that cannot be read. */
    static Optional<Holder> holder(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (json == null || !json.path("process").isNumber()) return Optional.empty();
            return Optional.of(new Holder(
                    json.path("process").asLong(),
                    json.path("command").asText(),
                    Instant.parse(json.path("since").asText())));
        } catch (IOException | RuntimeException halfWritten) {
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void sign(FileChannel channel, Holder me) throws IOException {
        ByteBuffer text = ByteBuffer.wrap(line(me).getBytes(StandardCharsets.UTF_8));
        channel.truncate(0);
        while (text.hasRemaining()) channel.write(text);
    }

    private static String line(Holder me) throws JsonProcessingException {
        ObjectNode json = JSON.createObjectNode()
                .put("process", me.process())
                .put("command", me.command())
                .put("since", me.since().toString());
        return JSON.writeValueAsString(json) + "\n";
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            // Then the system has it back.
        }
    }
}
