package io.devenv.core.relation;

import java.util.stream.Collectors;

/** Names are whatever somebody typed once: what would move the cursor of a terminal, colour it or turn its text around is written out. */
public final class Printable {
    private Printable() {}

    /** The same text on one line; {@code \n}, {@code \t} and {@code \}{@code u001b} stand for what cannot be seen. */
    public static String of(String text) {
        return text.codePoints().allMatch(Printable::isVisible)
                ? text
                : text.codePoints().mapToObj(Printable::shown).collect(Collectors.joining());
    }

    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String shown(int letter) {
        if (isVisible(letter)) return Character.toString(letter);
        return switch (letter) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(letter);
        };
    }
}
