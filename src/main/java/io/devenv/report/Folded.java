package io.devenv.report;

import io.devenv.report.DiffLines.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A line broken to the width of a column; every part is padded to it. Letters count one column each, tabs up to the next stop. */
final class Folded {
    private static final int TAB = 4;

    private final int width;
    private final UnaryOperator<String> colour;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int used;

    private Folded(int width, UnaryOperator<String> colour) {
        this.width = width;
        this.colour = colour;
    }

    /** At least one line. */
    static List<String> lines(List<Fragment> fragments, int width, UnaryOperator<String> colour) {
        Folded folded = new Folded(width, colour);
        for (Fragment fragment : fragments) folded.add(fragment);
        folded.end();
        return folded.lines;
    }

    private void add(Fragment fragment) {
        StringBuilder part = new StringBuilder();
        for (int letter : fragment.text().codePoints().toArray()) {
            if (used == width) {
                append(part, fragment.differs());
                end();
            }
            int columns = letter == '\t' ? Math.min(TAB - used % TAB, width - used) : 1;
            if (letter == '\t') part.append(" ".repeat(columns));
            else part.appendCodePoint(letter);
            used += columns;
        }
        append(part, fragment.differs());
    }

    private void append(StringBuilder part, boolean differs) {
        line.append(differs ? colour.apply(part.toString()) : part);
        part.setLength(0);
    }

    private void end() {
        lines.add(line + " ".repeat(width - used));
        line.setLength(0);
        used = 0;
    }
}
