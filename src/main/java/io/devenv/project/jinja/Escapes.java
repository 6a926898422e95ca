package io.devenv.project.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backslashes in a Python string. One before any other character stays as it is. */
final class Escapes {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", Pattern.DOTALL);

    private Escapes() {}

    static String resolved(String text) {
        if (text.indexOf('\\') < 0) return text;
        return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meaning((Matcher) match)));
    }

    private static String meaning(Matcher escape) {
        for (int group = 1; group <= 3; group++) {
            if (escape.group(group) != null) {
                return Character.toString(Integer.parseInt(escape.group(group), 16));
            }
        }
        String letter = escape.group(4);
        return switch (letter) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "0" -> "\0";
            case "\n" -> "";
            case "\\", "'", "\"" -> letter;
            default -> "\\" + letter;
        };
    }
}
