package io.devenv.artifact;

import io.devenv.core.document.Sha256;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Stands for a text: the first 128 bits of the SHA-256 of its UTF-8 bytes, in hexadecimal. For a model that is the beginning of dbt's own checksum of
 * the file. Not for use by several threads.
 */
final class Fingerprint {
    /** Digits of a fingerprint. */
    static final int LENGTH = 32;

    private final MessageDigest digest = Sha256.digest();
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14);

    /** Of a text given as a piece of a buffer, so that a long one need not become a String. */
    String of(char[] letters, int offset, int length) {
        return finish(CharBuffer.wrap(letters, offset, length));
    }

    /** Of a text without blanks around it. */
    String ofStripped(char[] letters, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && PythonText.isBlank(letters[from])) from++;
        while (to > from && PythonText.isBlank(letters[to - 1])) to--;
        return of(letters, from, to - from);
    }

    String of(String text) {
        return finish(CharBuffer.wrap(text));
    }

    private String finish(CharBuffer letters) {
        encoder.reset();
        boolean more = true;
        while (more) {
            bytes.clear();
            more = encoder.encode(letters, bytes, true).isOverflow();
            digest.update(bytes.flip());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
