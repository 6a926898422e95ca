package io.devenv.artifact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The record of changes: one JSON object a line, only ever appended to. Intents are on disk before the warehouse hears of
 * them, so whatever happens in between, the journal names everything that may have been changed.
 *
 * <p>Open for one command at a time: a second one gets a problem instead of waiting. What is locked is a file of its own: on
 * POSIX a process loses its lock as soon as it closes a file once more that it has locked, and the journal is read meanwhile.
 */
public final class Journal implements AutoCloseable {
    private static final String FILE = "journal.jsonl";
    private static final String LOCK = "journal.lock";

    /** So many notes are forced to disk together: forcing takes longer than most changes. */
    private static final int FORCED_TOGETHER = 100;

    /** So many letters go to the file together. */
    private static final int WRITTEN_TOGETHER = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final LockFile locked;
    private int unforced;

    private Journal(Path file, FileChannel channel, LockFile locked) {
        this.file = file;
        this.channel = channel;
        this.locked = locked;
    }

    /** Every run of a journal, oldest first; none if there is no journal. A last line that a killed run left half is skipped. */
    public static List<JournaledRun> runs(Path folder) {
        return runs(folder, WantedChanges.ALL);
    }

    /** The same with those of their changes alone that are wanted: a journal may have a million others. */
    public static List<JournaledRun> runs(Path folder, WantedChanges wanted) {
        return new JournalReader(folder.resolve(FILE)).runs(wanted);
    }

    /** The same to be read change by change. */
    public static JournalScan scan(Path folder) {
        return new JournalScan(new JournalReader(folder.resolve(FILE)));
    }

    /**
     * Opens the journal in a folder for one command; the folder is made if it is missing.
     *
     * @param me whom a second command is told of
     */
    public static Journal open(Path folder, LockFile.Holder me) {
        Path file = folder.resolve(FILE);
        Path lock = folder.resolve(LOCK);
        try {
            return opened(
                    file,
                    LockFile.take(lock, me).orElseThrow(() -> locked(file, lock).stop()));
        } catch (IOException failure) {
            throw unwritable(file, failure).stop();
        }
    }

    private static Problem locked(Path file, Path lock) {
        return LockFile.naming(
                lock,
                Problem.of(Fault.WAREHOUSE, "journal-locked", "another devenv is changing this project's schema")
                        .because("its journal, " + file + ", is in use")
                        .next("wait until it is done, and try again"));
    }

    private static Journal opened(Path file, LockFile locked) throws IOException {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            keepName(file);
            return over(file, channel, locked);
        } catch (IOException failure) {
            locked.close();
            throw failure;
        }
    }

    /** A journal that is written through a channel and read from the file. */
    static Journal over(Path file, FileChannel channel, LockFile locked) throws IOException {
        return new Journal(file, channel, locked).endingWithWholeLine();
    }

    /** A new file is only there after a crash if its folder is on disk, too; not every system lets one open a folder. */
    private static void keepName(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) return;
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notHere) {
            // Then the system keeps names safe by itself, or nothing can.
        }
    }

    /** Every run so far, oldest first. */
    public List<JournaledRun> runs() {
        return runs(WantedChanges.ALL);
    }

    /** The same with those of their changes alone that are wanted. */
    public List<JournaledRun> runs(WantedChanges wanted) {
        return new JournalReader(file).runs(wanted);
    }

    /** The same to be read change by change, as far as it is written by now. */
    public JournalScan scan() {
        return new JournalScan(new JournalReader(file));
    }

    /** Whether a run of that id has begun already. */
    public boolean knows(String run) {
        return new JournalReader(file).knows(run);
    }

    private Journal endingWithWholeLine() throws IOException {
        long size = channel.size();
        channel.position(size);
        if (size == 0) return this;
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != '\n') write("\n");
        return this;
    }

    /** Notes that a command begins. */
    public void begin(JournaledRun run) {
        append(List.of(run), JournalLines::begin);
    }

    /**
     * Writes down what is about to be changed, and returns only when it is on disk.
     *
     * @param first the number of the first change; they count on from there
     */
    public void intend(String run, int first, List<Change> changes) {
        AtomicInteger number = new AtomicInteger(first);
        append(changes, change -> JournalLines.intent(run, number.getAndIncrement(), change));
    }

    /** Notes what became of a change; see {@link #note(String, List, Outcome, Instant)}. */
    public void note(String run, int number, Outcome outcome, Instant at) {
        note(run, List.of(number), outcome, at);
    }

    /**
     * Notes what became of some changes. It is written at once, so that it outlives this process, and forced to disk later
     * together with others: should the machine go down before that, the changes stand there as announced, and undo asks the
     * warehouse about them.
     */
    public void note(String run, List<Integer> numbers, Outcome outcome, Instant at) {
        written(numbers, number -> JournalLines.outcome(run, number, outcome, at));
        unforced += numbers.size();
        if (unforced >= FORCED_TOGETHER) settle();
    }

    /** Forces to disk what was noted so far. */
    public void settle() {
        if (unforced == 0) return;
        try {
            channel.force(true);
            unforced = 0;
        } catch (IOException failure) {
            throw unwritable(file, failure).stop();
        }
    }

    private <T> void append(List<T> things, Function<T, ObjectNode> line) {
        written(things, line);
        unforced += things.size();
        settle();
    }

    /** A line for each thing. All of them or none, though they are not all held at once: half a line would spoil the next one. */
    private <T> void written(List<T> things, Function<T, ObjectNode> line) {
        try {
            long before = channel.position();
            try {
                StringBuilder text = new StringBuilder();
                for (T thing : things) {
                    text.append(line.apply(thing)).append('\n');
                    if (text.length() < WRITTEN_TOGETHER) continue;
                    write(text.toString());
                    text.setLength(0);
                }
                write(text.toString());
            } catch (IOException failure) {
                cutBack(before, failure);
                throw failure;
            }
        } catch (IOException failure) {
            throw unwritable(file, failure).stop();
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    private void cutBack(long size, IOException because) {
        try {
            channel.truncate(size);
        } catch (IOException failure) {
            // Then a half line stays, which readers pass over; the next journal that is opened begins a new one.
            because.addSuppressed(failure);
        }
    }

    private static Problem unwritable(Path file, IOException failure) {
        return Problem.of(Fault.WAREHOUSE, "journal-unwritable", "cannot write the journal " + file)
                .because("nothing more is changed without a journal; the system says: " + failure.getMessage())
                .next("make the folder writable, or point XDG_STATE_HOME to another one");
    }

    @Override
    public void close() {
        try (locked;
                channel) {
            if (unforced > 0 && channel.isOpen()) channel.force(true);
        } catch (IOException failure) {
            // What was announced is on disk; what was noted since, the warehouse can tell.
        }
    }
}
