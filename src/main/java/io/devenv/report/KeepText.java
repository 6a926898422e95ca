package io.devenv.report;

import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.Pin;
import io.devenv.core.plan.Keeps;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.RelationName;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;

/** The screen of {@code devenv keep}. */
public final class KeepText {
    private final Keeps keeps;
    private final Style style;
    private final Ages ages;
    private final Carried carried;
    private final List<String> lines = new ArrayList<>();

    private KeepText(Keeps keeps, Style style, Ages ages, Carried carried) {
        this.keeps = keeps;
        this.style = style;
        this.ages = ages;
        this.carried = carried;
    }

    /**
     * What this command pinned or let go, if anything, or else all that is kept.
     *
     * @param carried what the commands that it ends with are told again
     */
    public static String of(Keeps keeps, Style style, Ages ages, Carried carried) {
        KeepText text = new KeepText(keeps, style, ages, carried);
        if (keeps.pinned().isEmpty() && keeps.removed().isEmpty()) text.list();
        else text.change();
        return String.join("\n", text.lines) + "\n";
    }

    private void change() {
        for (RelationName name : keeps.removed()) lines.add("no longer pinned: " + name);
        for (Keeps.Row row : keeps.pins()) {
            if (!keeps.pinned().contains(row.pin().relation())) continue;
            lines.add("pinned " + row.pin().relation() + span(row.pin()));
        }
        if (!keeps.pinned().isEmpty()) lines.add("lift: " + carried.devenv("keep --remove RELATION"));
    }

    private void list() {
        if (keeps.pins().isEmpty() && keeps.rules().isEmpty()) {
            lines.add("Nothing is pinned.");
            lines.add("next: " + carried.devenv("keep RELATION --why TEXT"));
            return;
        }
        pins();
        rules();
    }

    private void pins() {
        if (keeps.pins().isEmpty()) return;
        lines.add(style.strong("Pinned"));
        Columns columns = new Columns("  ");
        for (Keeps.Row row : keeps.pins()) {
            Pin pin = row.pin();
            columns.row(
                    Cell.of(pin.relation().toString()),
                    state(row),
                    Cell.coloured(
                            "since " + ages.ago(pin.at())
                                    + pin.madeOn()
                                            .map(branch -> " on " + Printable.of(branch))
                                            .orElse(""),
                            style::faint),
                    Cell.of(Printable.of(pin.why())));
        }
        lines.addAll(columns.lines(style));
    }

    private Cell state(Keeps.Row row) {
        String span = span(row.pin()).strip();
        return switch (row.standing()) {
            case HOLDS -> Cell.of(span);
            case EXPIRED -> Cell.coloured("expired, was " + span, style::notable);
            case OTHER_BRANCH -> Cell.coloured("not now, " + span, style::notable);
        };
    }

    private static String span(Pin pin) {
        String until = pin.until().map(day -> " until " + day).orElse("");
        return until
                + pin.branch()
                        .map(branch -> " while " + Printable.of(branch) + " is checked out")
                        .orElse("");
    }

    private void rules() {
        if (keeps.rules().isEmpty()) return;
        if (!lines.isEmpty()) lines.add("");
        lines.add(style.strong("Kept by devenv.yml"));
        Columns columns = new Columns("  ");
        for (KeepRule rule : keeps.rules()) {
            columns.row(
                    Cell.of(Printable.of(rule.pattern().text())),
                    Cell.of(Printable.of(rule.why().orElse(""))));
        }
        lines.addAll(columns.lines(style));
    }
}
