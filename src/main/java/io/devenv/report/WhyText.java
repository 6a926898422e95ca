package io.devenv.report;

import io.devenv.core.state.Difference;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.Part;
import io.devenv.core.state.Side;
import java.util.ArrayList;
import java.util.List;

/** The section of {@code devenv plan --why}: node by node what differs from the state. */
final class WhyText {
    /** Nobody reads longer values in a terminal; JSON has them whole. */
    private static final int LONGEST = 200;

    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private WhyText(Style style) {
        this.style = style;
    }

    static List<String> of(List<NodeChange> changes, Style style) {
        WhyText text = new WhyText(style);
        if (changes.isEmpty()) return List.of();
        text.lines.add("");
        text.lines.add("Why");
        changes.forEach(text::node);
        return text.lines;
    }

    private void node(NodeChange change) {
        lines.add("  " + style.strong(change.node()) + "  " + meaning(change));
        change.parts().forEach(this::part);
    }

    private static String meaning(NodeChange change) {
        return switch (change.verdict()) {
            case NEW -> "new: the state does not have it";
            case MODIFIED -> "modified";
            case UNMODIFIED -> "unmodified: the same in all that dbt compares";
            case REMOVED -> "removed: only the state has it";
        };
    }

    private void part(PartChange change) {
        Difference difference = change.difference();
        String remark = change.counts() ? "" : style.faint("  (does not count for this kind of node)");
        lines.add("    " + change.part().word() + "  " + what(change) + remark);
        if (difference.via().size() > 1) lines.add("      through " + String.join(" → ", difference.via()));
        change.diff().ifPresent(text -> text.lines().forEach(line -> lines.add("      " + coloured(line))));
    }

    private static String what(PartChange change) {
        Difference difference = change.difference();
        if (change.part() == Part.MACROS) return difference.key() + "  " + fate(difference);
        if (difference.key().equals("breaking")) return value(difference.now());
        if (difference.old().equals(Side.UNREAD) && difference.now().equals(Side.UNREAD)) return difference.key();
        return difference.key() + "  " + value(difference.old()) + " → " + value(difference.now());
    }

    private static String fate(Difference macro) {
        if (macro.old().equals(Side.NOT_SET)) return "is new";
        return macro.now().equals(Side.NOT_SET) ? "is gone" : "changed";
    }

    private static String value(Side side) {
        return switch (side.telling()) {
            case NOT_SET -> "(not set)";
            case UNREAD -> "…";
            case VALUE -> side.value().map(Json::compact).map(WhyText::cut).orElse("null");
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " letters)";
    }

    private String coloured(String line) {
        if (line.startsWith("+")) return style.good(line);
        return line.startsWith("-") ? style.bad(line) : line;
    }
}
