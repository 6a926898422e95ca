package io.devenv.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file and where each begins, in bytes: reading can go on there another time. */
final class LineStream {
    /** No statement of interest is longer; a file without line ends may be. */
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;
    private long position;
    private long start;
    private long number;

    /**
     * @param in what is left of a file
     * @param offset bytes before it
     * @param lines lines before it
     */
    LineStream(InputStream in, long offset, long lines) {
        this(in, offset, lines, 1 << 16);
    }

    /** @param ahead how many bytes to take at once */
    LineStream(InputStream in, long offset, long lines, int ahead) {
        this.in = in;
        this.buffer = new byte[ahead];
        this.position = offset;
        this.start = offset;
        this.number = lines;
    }

    /** Without its end; cut where it is endless. Empty at the end of the file. */
    Optional<String> next() throws IOException {
        start = position;
        if (at == end && !fill()) return Optional.empty();
        number++;
        int stop = lineEnd();
        if (stop < end) return Optional.of(text(buffer, stop));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        do {
            stop = lineEnd();
            whole.write(buffer, at, Math.min(stop - at, LONGEST_LINE - whole.size()));
            move(stop);
        } while (stop == end && fill());
        if (stop < end) move(stop + 1);
        return Optional.of(plain(whole.toString(StandardCharsets.UTF_8)));
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
        int stop = at;
        while (stop < end && buffer[stop] != '\n') stop++;
        return stop;
    }

    private String text(byte[] bytes, int stop) {
        String line = new String(bytes, at, stop - at, StandardCharsets.UTF_8);
        move(stop + 1);
        return plain(line);
    }

    private static String plain(String line) {
        return line.indexOf('\r') < 0 ? line : line.replace("\r", "");
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
