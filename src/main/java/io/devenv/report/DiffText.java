package io.devenv.report;

import io.devenv.core.code.TwoSided;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.SideBySide;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Printable;
import io.devenv.report.DiffLines.Fragment;
import io.devenv.report.DiffLines.Hunk;
import io.devenv.report.DiffLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The screen of {@code devenv plan --diff}. */
public final class DiffText {
    /** From so many columns on two texts side by side can be read. */
    public static final int WIDE = 120;

    private static final String MARK_OF_DIFFERENCE = " | ";

    private final Style style;
    private final View view;
    private final List<String> lines = new ArrayList<>();

    private DiffText(Style style, View view) {
        this.style = style;
        this.view = view;
    }

    /**
     * How both sides are shown.
     *
     * @param columns how wide the whole may get; 0 for one below the other
     */
    public record View(int columns) {
        public static View unified() {
            return new View(0);
        }

        public static View sideBySide(int columns) {
            return new View(columns);
        }

        private boolean isUnified() {
            return columns == 0;
        }

        private int half() {
            return Math.max(1, (columns - MARK_OF_DIFFERENCE.length()) / 2);
        }
    }

    /** Both sides of each node that was asked about, then what bears on all of it. */
    public static String of(Plan plan, Style style, View view) {
        DiffText text = new DiffText(style, view);
        plan.extras().diff().forEach(text::node);
        text.warnings(plan.warnings());
        return String.join("\n", text.lines) + "\n";
    }

    private void node(SideBySide sides) {
        if (!lines.isEmpty()) lines.add("");
        lines.add(style.strong(Printable.of(sides.node().id())) + "  " + style.faint(origin(sides)));
        List<Line> code = DiffLines.of(sides.code());
        List<Hunk> hunks = DiffLines.hunks(code);
        if (hunks.isEmpty()) {
            lines.add(
                    "  The same without defer and with it: " + Counted.of(code.size(), "line") + ", no name differs.");
        } else if (view.isUnified()) {
            lines.add(style.bad("--- without defer"));
            lines.add(style.good("+++ with defer"));
            hunks.forEach(hunk -> unified(code, hunk));
        } else {
            lines.add(beside(fitted("without defer", style::bad), "   ", style.good("with defer")));
            hunks.forEach(hunk -> sideBySide(code, hunk));
        }
        unknown(sides.unknown());
    }

    private static String origin(SideBySide sides) {
        return switch (sides.from()) {
            case MANIFEST -> "compiled code of the manifest";
            case COMPILED_FILE -> "compiled code of the target folder";
            case RAW_CODE -> "raw code, refs and sources replaced";
        };
    }

    /** As {@code diff -u} writes it: lines that differ in a row first of the one side, then of the other. */
    private void unified(List<Line> code, Hunk hunk) {
        int length = hunk.to() - hunk.from();
        String range = (hunk.from() + 1) + (length == 1 ? "" : "," + length);
        lines.add(style.faint("@@ -" + range + " +" + range + " @@"));
        for (int at = hunk.from(); at < hunk.to(); ) {
            int end = at;
            while (end < hunk.to() && code.get(end).differs()) end++;
            code.subList(at, end).forEach(line -> lines.add("-" + coloured(line.without(), style::bad)));
            code.subList(at, end).forEach(line -> lines.add("+" + coloured(line.with(), style::good)));
            if (end == at) lines.add(" " + coloured(code.get(end++).with(), style::good));
            at = end;
        }
    }

    private static String coloured(List<Fragment> fragments, UnaryOperator<String> colour) {
        StringBuilder line = new StringBuilder();
        fragments.forEach(each -> line.append(each.differs() ? colour.apply(each.text()) : each.text()));
        return line.toString();
    }

    private void sideBySide(List<Line> code, Hunk hunk) {
        lines.add(style.faint("@@ line " + (hunk.from() + 1) + " @@"));
        for (Line line : code.subList(hunk.from(), hunk.to())) {
            List<String> left = Folded.lines(line.without(), view.half(), style::bad);
            List<String> right = Folded.lines(line.with(), view.half(), style::good);
            String mark = line.differs() ? MARK_OF_DIFFERENCE : " ".repeat(MARK_OF_DIFFERENCE.length());
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String before = i < left.size() ? left.get(i) : " ".repeat(view.half());
                lines.add(beside(before, mark, i < right.size() ? right.get(i) : ""));
            }
        }
    }

    private String fitted(String text, UnaryOperator<String> colour) {
        return Folded.lines(List.of(new Fragment(text, true)), view.half(), colour)
                .get(0);
    }

    private static String beside(String left, String mark, String right) {
        return (left + mark + right).stripTrailing();
    }

    private void unknown(List<TwoSided.Unknown> unknown) {
        if (unknown.isEmpty()) return;
        lines.add("unknown without dbt:");
        for (TwoSided.Unknown each : unknown) {
            lines.add("  " + style.notable("line " + each.line()) + "  "
                    + Printable.of(each.text().replace('\n', ' ')));
        }
    }

    /** What bears on the whole answer; what the plan says of single refs is not repeated here. */
    private void warnings(List<Warning> warnings) {
        for (Warning warning : warnings) {
            if (warning.node().isPresent()) continue;
            lines.add("");
            lines.add(style.notable("!") + " " + warning.message());
        }
    }
}
