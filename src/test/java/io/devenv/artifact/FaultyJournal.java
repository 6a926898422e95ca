package io.devenv.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Journals whose disk does not do what it should. */
public final class FaultyJournal {
    private FaultyJournal() {}

    /** Called between any two things that happen to the file; may end the process, so to speak, by an error. */
    public interface Steps {
        void next();

        /** All that was written so far, so many bytes, outlives the machine from now on. */
        default void forced(long bytes) {}
    }

    /** A journal on a real file, with somebody watching every step. */
    public static Journal watched(Path folder, Steps steps) {
        return open(folder, channel -> new Watched(channel, steps));
    }

    /** A journal on a disk that is full after so many bytes; the last write before that is made in part. */
    public static Journal onDiskOf(long bytes, Path folder) {
        return open(folder, channel -> new Full(channel, bytes));
    }

    private interface Between {
        FileChannel over(FileChannel real);
    }

    private static Journal open(Path folder, Between between) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("journal.jsonl");
            FileChannel real = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            LockFile lock = LockFile.take(folder.resolve("journal.lock"), LockFile.Holder.here("test", Instant.EPOCH))
                    .orElseThrow();
            return Journal.over(file, between.over(real), lock);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Watched extends RelayingChannel {
        private final Steps steps;

        Watched(FileChannel real, Steps steps) {
            super(real);
            this.steps = steps;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            steps.next();
            int written = super.write(from);
            steps.next();
            return written;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            steps.next();
            super.force(metadata);
            steps.forced(size());
            steps.next();
        }
    }

    private static final class Full extends RelayingChannel {
        private final long bytes;

        Full(FileChannel real, long bytes) {
            super(real);
            this.bytes = bytes;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            long room = bytes - position();
            if (room >= from.remaining()) return super.write(from);
            if (room <= 0) throw new IOException("No space left on device");
            ByteBuffer part = from.slice(from.position(), (int) room);
            int written = super.write(part);
            from.position(from.position() + written);
            return written;
        }
    }
}
