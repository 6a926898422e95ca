package io.devenv.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file and where each begins, in bytes: reading can go on there another time. */
final class LineStream {
    /** No statement of interest in a log is longer; a file without line ends may be. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int AHEAD = 1 << 16;

    private final InputStream in;
    private final byte[] buffer;
    private final int longest;
    private int at;
    private int end;
    private long position;
    private long start;
    private long number;
    private boolean returns;

    /**
     * Of a log.
     *
     * @param in what is left of a file
     * @param offset bytes before it
     * @param lines lines before it
     */
    LineStream(InputStream in, long offset, long lines) {
        this(in, offset, lines, AHEAD);
    }

    /** @param ahead how many bytes to take at once */
    LineStream(InputStream in, long offset, long lines, int ahead) {
        this(in, offset, lines, ahead, LONGEST_LINE);
    }

    private LineStream(InputStream in, long offset, long lines, int ahead, int longest) {
        this.in = in;
        this.buffer = new byte[ahead];
        this.longest = longest;
        this.position = offset;
        this.start = offset;
        this.number = lines;
    }

    /** Of a file all of whose lines are wanted, however long they are. */
    static LineStream whole(InputStream in) {
        return new LineStream(in, 0, 0, AHEAD, Integer.MAX_VALUE);
    }

    /** Without its end and the returns in it; cut where it is too long. Empty at the end of the file. */
    Optional<RawLine> next() throws IOException {
        start = position;
        if (at == end && !fill()) return Optional.empty();
        number++;
        returns = false;
        int from = at;
        int stop = lineEnd();
        if (stop < end) {
            move(stop + 1);
            return Optional.of(plain(buffer, from, stop));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        do {
            stop = lineEnd();
            whole.write(buffer, at, Math.min(stop - at, longest - whole.size()));
            move(stop);
        } while (stop == end && fill());
        if (stop < end) move(stop + 1);
        return Optional.of(plain(whole.toByteArray(), 0, whole.size()));
    }

    /** Where the line begins that was given last, in bytes from the beginning of the file. */
    long start() {
        return start;
    }

    /** The number of the line that was given last, from 1. */
    long number() {
        return number;
    }

    private int lineEnd() {
        byte[] bytes = buffer;
        int limit = end;
        int stop = at;
        while (stop < limit) {
            byte here = bytes[stop];
            // Hardly any letter is below a return, so most take one comparison.
            if (here <= '\r' && here >= '\n') {
                if (here == '\n') break;
                if (here == '\r') returns = true;
            }
            stop++;
        }
        return stop;
    }

    private RawLine plain(byte[] bytes, int from, int to) {
        int kept = to;
        if (returns) {
            kept = from;
            for (int i = from; i < to; i++) {
                if (bytes[i] != '\r') bytes[kept++] = bytes[i];
            }
        }
        return new RawLine(bytes, from, kept);
    }

    private void move(int to) {
        position += to - at;
        at = to;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
