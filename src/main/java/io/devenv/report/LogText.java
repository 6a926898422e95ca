package io.devenv.report;

import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.LoggedRun;
import io.devenv.core.cleanup.RunSummary;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The screens of {@code devenv log}. */
public final class LogText {
    private LogText() {}

    /** A line for each run. */
    public static String of(List<RunSummary> runs, Style style, Ages ages) {
        if (runs.isEmpty()) return "devenv has changed nothing in this project yet.\n";
        Columns columns = new Columns("");
        for (RunSummary summary : runs) {
            JournaledRun run = summary.run();
            columns.row(
                    Cell.of(run.id()),
                    Cell.of(ages.ago(run.at())),
                    Cell.of(run.target()),
                    Cell.of(done(summary)),
                    Cell.of(undo(summary)),
                    Cell.of(run.command()));
        }
        return String.join("\n", columns.lines(style)) + "\n\nnext: devenv log RUN    what became of each change\n";
    }

    /** Every change of one run, line by line: there may be hundreds of thousands. */
    public static void print(LoggedRun logged, Style style, Ages ages, Consumer<String> out) {
        RunSummary summary = logged.summary();
        JournaledRun run = summary.run();
        out.accept(style.strong(run.id()) + " · devenv " + run.command() + " · target " + run.target() + " · "
                + run.connection() + " · " + ages.ago(run.at()) + "\n");
        out.accept(done(summary) + "; undo: " + undo(summary) + "\n");
        if (run.unknown() > 0) out.accept(run.unknown() + " changes that only a newer devenv understands\n");
        out.accept("\n");
        Columns.lines(
                "",
                taker -> logged.changes().each(entry -> taker.accept(row(entry))),
                style,
                line -> out.accept(line + "\n"));
        if (summary.awaitsUndo()) out.accept("\nnext: devenv undo " + run.id() + "\n");
    }

    private static List<Cell> row(JournaledRun.Entry entry) {
        return List.of(
                Cell.number(String.valueOf(entry.number())),
                Cell.of(outcome(entry.outcome())),
                Cell.of(ChangeText.made(entry.change())),
                Cell.of(entry.change().reason()));
    }

    private static String done(RunSummary summary) {
        List<String> parts = new ArrayList<>();
        summary.done().forEach((deed, count) -> parts.add(done(deed, count)));
        if (summary.refused() > 0) parts.add(summary.refused() + " refused");
        if (summary.unsure() > 0) parts.add(summary.unsure() + " of which nobody noted the outcome");
        if (summary.takenBack() > 0 && summary.undo() != RunSummary.Undo.TAKEN_BACK)
            parts.add(summary.takenBack() + " taken back");
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static String done(RunSummary.Deed deed, int count) {
        return switch (deed) {
            case SCHEMA_MADE -> Counted.of(count, "schema") + " made";
            case SCHEMA_DROPPED -> Counted.of(count, "schema") + " dropped";
            default -> count + " " + deed.spoken();
        };
    }

    private static String undo(RunSummary summary) {
        return switch (summary.undo()) {
            case ANY_TIME -> "any time";
            case UNTIL -> "until " + summary.until().map(Ages::day).orElse("the next purge");
            case TAKEN_BACK -> "taken back";
            case NEVER -> "never";
            case NOTHING_TO_UNDO -> "";
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case INTENDED -> "announced";
            case MADE -> "made";
            case FAILED -> "refused";
            case UNDONE -> "taken back";
            case LEFT -> "left";
            case PURGED -> "freed since";
        };
    }
}
