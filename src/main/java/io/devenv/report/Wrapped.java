package io.devenv.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text broken at blanks, so that it fits the screen. A word is never broken: it may be a name that somebody will copy. */
final class Wrapped {
    /** What a terminal reads as a colour takes no column. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Wrapped() {}

    /**
     * One line of a screen, or as many as it takes.
     *
     * @param hanging how far the further lines are indented
     */
    static List<String> line(String text, int hanging, Style style) {
        if (style.width().isEmpty() || columns(text) <= style.width().getAsInt()) return List.of(text);
        String indent = " ".repeat(hanging);
        String start = text.substring(0, text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        String line = start;
        for (String word : text.strip().split(" ")) {
            boolean first = line.equals(start) || line.equals(indent);
            String longer = first ? line + word : line + " " + word;
            if (!first && columns(longer) > style.width().getAsInt()) {
                lines.add(line);
                longer = indent + word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    /** The text in lines of so many columns, but for words that are longer. */
    static List<String> words(String text, int width) {
        return line(text, 0, Style.PLAIN.within(width));
    }

    static int columns(String text) {
        String seen = COLOUR.matcher(text).replaceAll("");
        return seen.codePointCount(0, seen.length());
    }
}
