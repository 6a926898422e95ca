package io.devenv.artifact;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Text as Python treats it, and the times it writes. */
final class PythonText {
    private PythonText() {}

    /** What {@code str.strip} takes for blank: Unicode's white space, no-break spaces among it, and the four separators of ASCII. */
    static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == '\u0085';
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) from++;
        while (to > from && isBlank(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    /** A time in ISO 8601; without an offset it is UTC, as everywhere in dbt's files. */
    static Optional<Instant> instant(String text) {
        for (String each : new String[] {text, text + "Z"}) {
            try {
                return Optional.of(Instant.parse(each));
            } catch (DateTimeParseException otherForm) {
                continue;
            }
        }
        return Optional.empty();
    }
}
