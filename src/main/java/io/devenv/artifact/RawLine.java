package io.devenv.artifact;

import java.nio.charset.StandardCharsets;

/**
 * A line as it stands in the file: of most lines of a log or a journal little is of interest, and only that becomes text. It holds until the next
 * one is read. No letter of UTF-8 beyond ASCII has the byte of one within ASCII in it.
 */
final class RawLine {
    private final byte[] bytes;
    private final int from;
    private final int length;

    RawLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.length = to - from;
    }

    /** In bytes. */
    int length() {
        return length;
    }

    /** The byte at an index; -1, which is no letter, behind the end. */
    int at(int index) {
        return index < length ? bytes[from + index] : -1;
    }

    /** Whether these letters, plain ASCII, stand at an index. */
    boolean has(String letters, int index) {
        for (int i = 0; i < letters.length(); i++) {
            if (at(index + i) != letters.charAt(i)) return false;
        }
        return true;
    }

    /** Where the next of two plain letters stands, at an index or behind it; the length where neither does. */
    int either(char one, char other, int index) {
        byte[] letters = bytes;
        int end = from + length;
        int at = from + index;
        while (at < end && letters[at] != one && letters[at] != other) at++;
        return at - from;
    }

    String text() {
        return text(0, length);
    }

    String text(int begin) {
        return text(begin, length);
    }

    String text(int begin, int end) {
        return new String(bytes, from + begin, end - begin, StandardCharsets.UTF_8);
    }
}
