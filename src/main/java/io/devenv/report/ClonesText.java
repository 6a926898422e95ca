package io.devenv.report;

import io.devenv.core.cleanup.Replacement;
import io.devenv.core.plan.ClonePlan;
import io.devenv.core.plan.CloneReason;
import io.devenv.core.plan.Clones;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Warning;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The screens of {@code devenv clone}: what it would make, and what it has made. */
public final class ClonesText {
    private final Clones clones;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private ClonesText(Clones clones, Style style) {
        this.clones = clones;
        this.style = style;
    }

    /** What would be made of each node and from what, what is left alone and what cannot be made, without making it. */
    public static String preview(Clones clones, Style style, Ages ages) {
        ClonesText text = new ClonesText(clones, style);
        text.lines.addAll(HeadingText.lines(clones.heading(), style, ages));
        text.part("Clones", row -> row.made().isPresent(), text::made);
        text.part("Cannot clone", ClonePlan.Row::failed, ClonePlan.Row::why);
        text.part("Leaves alone", row -> row.made().isEmpty() && !row.failed(), ClonesText::left);
        text.schemas();
        text.warnings();
        return String.join("\n", text.lines) + "\n";
    }

    private void part(String title, Predicate<ClonePlan.Row> which, Function<ClonePlan.Row, String> told) {
        List<ClonePlan.Row> rows = clones.plan().rows().stream().filter(which).toList();
        if (rows.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title + " " + Counted.of(rows.size(), "node")));
        Columns columns = new Columns("  ");
        for (ClonePlan.Row row : rows) {
            columns.row(Cell.of(row.step().node().label()), kind(row), Cell.of(told.apply(row)));
        }
        lines.addAll(columns.lines(style));
    }

    private static Cell kind(ClonePlan.Row row) {
        return Cell.of(row.made()
                .map(Replacement::kind)
                .or(() -> row.step().existing().map(relation -> relation.kind()))
                .map(kind -> kind.spoken())
                .orElse(""));
    }

    private String made(ClonePlan.Row row) {
        Replacement made = row.made().orElseThrow();
        String words = row.why() + ", " + made.production().name();
        boolean copy = made.action() == io.devenv.core.cleanup.Change.Action.COPY_OF;
        return copy
                ? words
                        + CopyText.size(made.production())
                                .map(size -> "; " + size)
                                .orElse("")
                : words;
    }

    private static String left(ClonePlan.Row row) {
        return row.step().reason() == CloneReason.EXISTS_IN_DEV ? "lies in dev already" : row.why();
    }

    private void schemas() {
        if (clones.plan().schemas().isEmpty()) return;
        lines.add("");
        lines.add("Creates "
                + clones.plan().schemas().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    /** What fails has its row already. */
    private void warnings() {
        List<Warning> told = clones.warnings().stream()
                .filter(warning -> !warning.code().equals("node-will-fail"))
                .toList();
        lines.addAll(ProblemText.below(told, style));
    }

    /**
     * What to type next, below a preview.
     *
     * @param typed the command without {@code --yes}, as it was typed
     */
    public static String next(Clones clones, String typed) {
        if (clones.plan().rows().isEmpty()) return "\nNothing to clone is selected.\n";
        if (clones.changesNothing())
            return "\nNothing to clone: what lies in dev is replaced by `devenv clean --clone` only.\n";
        return "\nNothing was changed.\nnext: devenv " + typed + " --yes\n";
    }

    /** What was made, a line each, and how to take it back. */
    public static String done(Done done, Style style) {
        List<String> lines = new ArrayList<>(List.of(""));
        done.made().forEach(batch -> lines.addAll(ChangeText.made(batch)));
        for (Done.Failure failure : done.failures()) {
            lines.add(ProblemText.notDone(failure.batch().about(), failure.why(), "not made", style));
        }
        if (!done.made().isEmpty()) lines.add("\nundo: devenv undo " + done.run());
        return String.join("\n", lines) + "\n";
    }
}
