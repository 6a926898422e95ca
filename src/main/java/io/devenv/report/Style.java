package io.devenv.report;

import java.util.OptionalInt;

/**
 * What the reader's screen can show: colours, which only repeat what the words say, and how many columns there are.
 *
 * @param width in columns; empty where lines may be as long as they like, as in a file or a pipe, where a row is best found whole
 */
public record Style(boolean coloured, OptionalInt width) {
    public static final Style PLAIN = new Style(false, OptionalInt.empty());
    public static final Style COLOURED = new Style(true, OptionalInt.empty());

    private static final String RESET = "\u001b[0m";

    /** The same on a screen of so many columns. */
    public Style within(int columns) {
        return new Style(coloured, OptionalInt.of(columns));
    }

    /** As it should be. */
    public String good(String text) {
        return in("\u001b[32m", text);
    }

    /** Worth a look. */
    public String notable(String text) {
        return in("\u001b[33m", text);
    }

    /** Wrong, or lost. */
    public String bad(String text) {
        return in("\u001b[31m", text);
    }

    /** A title. */
    public String strong(String text) {
        return in("\u001b[1m", text);
    }

    /** What can be passed over. */
    public String faint(String text) {
        return in("\u001b[2m", text);
    }

    private String in(String code, String text) {
        return !coloured || text.isEmpty() ? text : code + text + RESET;
    }
}
