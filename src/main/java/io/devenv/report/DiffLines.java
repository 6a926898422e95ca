package io.devenv.report;

import io.devenv.core.code.TwoSided;
import io.devenv.core.code.TwoSided.Span;
import io.devenv.core.relation.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Code of two sides, line by line: both have the same lines, because nothing but names on them differs. */
final class DiffLines {
    /** Lines that are shown around one that differs. */
    private static final int CONTEXT = 3;

    /** A stretch of a line. */
    record Fragment(String text, boolean differs) {}

    /** One line on both sides. */
    record Line(List<Fragment> without, List<Fragment> with) {
        boolean differs() {
            return without.stream().anyMatch(Fragment::differs);
        }
    }

    /** Lines that are shown together; counted from 0, {@code to} is the first that is not shown. */
    record Hunk(int from, int to) {}

    private DiffLines() {}

    static List<Line> of(TwoSided code) {
        List<Line> lines = new ArrayList<>();
        Line line = new Line(new ArrayList<>(), new ArrayList<>());
        for (Span span : code.spans()) {
            String without = span.text().withoutDefer();
            String with = span.text().withDefer();
            if (!without.equals(with)) {
                line.without().add(new Fragment(Printable.of(without), true));
                line.with().add(new Fragment(Printable.of(with), true));
                continue;
            }
            String[] parts = without.split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(line);
                    line = new Line(new ArrayList<>(), new ArrayList<>());
                }
                Fragment fragment = new Fragment(visible(parts[i]), false);
                line.without().add(fragment);
                line.with().add(fragment);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Tabs stay what they are; the carriage return before a line's end is no part of the line. */
    private static String visible(String text) {
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return Arrays.stream(line.split("\t", -1)).map(Printable::of).collect(Collectors.joining("\t"));
    }

    /** The lines that differ with some around them; hunks that touch are one. */
    static List<Hunk> hunks(List<Line> lines) {
        List<Hunk> hunks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).differs()) continue;
            int from = Math.max(0, i - CONTEXT);
            int to = Math.min(lines.size(), i + CONTEXT + 1);
            int last = hunks.size() - 1;
            if (last >= 0 && hunks.get(last).to() >= from)
                hunks.set(last, new Hunk(hunks.get(last).from(), to));
            else hunks.add(new Hunk(from, to));
        }
        return hunks;
    }
}
