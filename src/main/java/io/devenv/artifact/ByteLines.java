package io.devenv.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file one after the other, as bytes in a buffer that is used again: of a file with a million lines, most need only be
 * glanced at. No letter of UTF-8 has the byte of a line end, or of a quote, in it.
 */
final class ByteLines {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private int begin;
    private int end;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next line; false behind the last one. */
    boolean next() throws IOException {
        int at = next;
        while (true) {
            while (at < filled && buffer[at] != '\n') at++;
            if (at < filled) return line(at, at + 1);
            int seen = at - next;
            if (!fill()) return filled > next && line(filled, filled);
            at = next + seen;
        }
    }

    private boolean line(int end, int next) {
        this.begin = this.next;
        this.end = end;
        this.next = next;
        return true;
    }

    /** Reads on behind what is there of a line, which moves to the front; the buffer grows with a line that fills it. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == buffer.length) buffer = Arrays.copyOf(buffer, 2 * filled);
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read > 0) filled += read;
        return read > 0;
    }

    /** The whole line. */
    String text() {
        return text(begin, end);
    }

    /** Where the line begins, for {@link #after}. */
    int begin() {
        return begin;
    }

    boolean endsWith(char last) {
        return end > begin && buffer[end - 1] == last;
    }

    /** The place behind some words if they stand at a place, else -1. */
    int after(byte[] words, int place) {
        if (place < 0 || end - place < words.length) return -1;
        return Arrays.equals(buffer, place, place + words.length, words, 0, words.length) ? place + words.length : -1;
    }

    /** The place behind the first of these words at or behind a place; -1 if there are none. */
    int find(byte[] words, int place) {
        if (place < 0) return -1;
        for (int at = place; at <= end - words.length; at++) {
            if (buffer[at] != words[0]) continue;
            int behind = after(words, at);
            if (behind >= 0) return behind;
        }
        return -1;
    }

    /** What stands from a place on up to the next quote; empty where that is no plain text of JSON. */
    Optional<String> quoted(int place) {
        if (place < 0) return Optional.empty();
        for (int at = place; at < end; at++) {
            if (buffer[at] == '\\') return Optional.empty();
            if (buffer[at] == '"') return Optional.of(text(place, at));
        }
        return Optional.empty();
    }

    /** The place behind the quote that ends such a text. */
    int behindQuoted(int place) {
        return find(QUOTE, place);
    }

    private static final byte[] QUOTE = {'"'};

    /** The place behind the digits at a place. */
    int behindDigits(int place) {
        int at = place;
        while (at >= 0 && at < end && buffer[at] >= '0' && buffer[at] <= '9') at++;
        return at;
    }

    /** The number that stands between two places, small enough for an int. */
    int number(int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) number = 10 * number + (buffer[at] - '0');
        return number;
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
}
