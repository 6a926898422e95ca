package io.devenv.report;

import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.plan.Swept.Work;
import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SweptSchema;
import io.devenv.core.sweep.SweptSchema.Decision;
import io.devenv.core.sweep.SweptSchema.Tally;
import io.devenv.report.Columns.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The screens of {@code devenv sweep}: one row a schema, and what was done. */
public final class SweepText {
    /** Of what stays in a schema, so many are named. */
    private static final int NAMED = 3;

    private final Sweeping sweeping;
    private final Style style;
    private final Ages ages;
    private final List<String> lines = new ArrayList<>();

    private SweepText(Sweeping sweeping, Style style, Ages ages) {
        this.sweeping = sweeping;
        this.style = style;
        this.ages = ages;
    }

    /**
     * What would become of each schema, and why.
     *
     * @param freeFrom when what is set aside now may be freed
     */
    public static String preview(Sweeping sweeping, Style style, Ages ages, Instant freeFrom) {
        SweepText text = new SweepText(sweeping, style, ages);
        text.lines.addAll(HeadingText.lines(sweeping.heading(), style, ages));
        text.rows("Drops", Decision.DROP, "");
        text.rows(
                "Empties", Decision.EMPTY, "; they go themselves once that is freed, from " + CleanText.day(freeFrom));
        text.rows("Sweeps a part of", Decision.PART, "");
        text.rows("Waits for", Decision.WAIT, "");
        text.rows("Keeps", Decision.KEEP, "");
        text.warnings();
        return String.join("\n", text.lines) + "\n";
    }

    private void rows(String title, Decision decision, String more) {
        List<SweptSchema> rows = sweeping.plan().rows().stream()
                .filter(row -> row.decision() == decision)
                .toList();
        if (rows.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title + " " + schemas(rows.size())) + more);
        Columns columns = new Columns("  ");
        for (SweptSchema row : rows) {
            columns.row(
                    Cell.of(name(row.name())),
                    Cell.number(relations(row.tally())),
                    Cell.number(row.bytes().isPresent()
                            ? new ByteSize(row.bytes().getAsLong()).toString()
                            : "size unknown"),
                    Cell.of(age(row)),
                    Cell.of(row.owner().map(owner -> "of " + owner).orElse("")),
                    Cell.of(reason(row)));
        }
        lines.addAll(columns.lines(style));
    }

    /** Most lie in the database that stands above. */
    private static String name(SchemaName name) {
        return new RelationName("", name.schema(), "").toString();
    }

    private static String relations(Tally tally) {
        int going = tally.going() + tally.freed();
        int all = tally.all() + tally.aside();
        String number = going == 0 || going == all ? "" + all : going + " of " + all;
        return number + (all == 1 ? " relation" : " relations");
    }

    /** A lower bound says that it is one. */
    private String age(SweptSchema row) {
        return row.age()
                .atRest()
                .map(since -> "at rest " + ages.since(since) + " or longer")
                .or(() -> row.age().builtAt().map(built -> "built " + ages.ago(built)))
                .orElse("age unknown");
    }

    private String reason(SweptSchema row) {
        String until = row.until().map(at -> ", until " + CleanText.day(at)).orElse("");
        if (row.staying().isEmpty()) return row.reason() + until;
        String named = row.staying().stream()
                .limit(NAMED)
                .map(relation -> new RelationName("", "", relation.identifier()).toString())
                .collect(Collectors.joining(", "));
        int others = row.staying().size() - NAMED;
        return row.reason() + ": " + named + (others > 0 ? " and " + others + " more" : "");
    }

    private void warnings() {
        if (sweeping.warnings().isEmpty()) return;
        lines.add("");
        sweeping.warnings()
                .forEach(warning -> lines.addAll(Wrapped.line(style.notable("!") + " " + warning.message(), 2, style)));
    }

    /**
     * What to type next, below a preview.
     *
     * @param typed the command as it was typed
     */
    public static String next(Sweeping sweeping, String typed) {
        if (sweeping.plan().rows().isEmpty()) return "\nNo schema matches a pattern of `sweep:` in devenv.yml.\n";
        if (sweeping.changesNothing()) return "\nNothing to sweep.\n";
        return "\nNothing was changed.\nnext: devenv " + typed + " --yes\n";
    }

    /** What was done, a line for each schema. */
    public static String done(Swept swept, Instant freeFrom, Style style) {
        List<String> lines = new ArrayList<>(List.of(""));
        swept.schemas().forEach((schema, work) -> lines.add(work(schema, work)));
        for (Swept.Failure failure : swept.failures()) {
            lines.add(style.bad("not changed: ") + failure.name() + ": "
                    + failure.why().message());
        }
        if (swept.schemas().isEmpty()) return String.join("\n", lines) + "\n";
        lines.add("");
        if (swept.schemas().values().stream().anyMatch(work -> work.aside() > 0)) {
            lines.add("What was set aside takes up space until " + CleanText.day(freeFrom)
                    + "; the next sweep then frees it, `devenv purge --all` at once.");
        }
        lines.add("undo: devenv undo " + swept.run());
        return String.join("\n", lines) + "\n";
    }

    private static String work(SchemaName schema, Work work) {
        List<String> parts = new ArrayList<>();
        if (work.aside() > 0) parts.add(work.aside() + " set aside");
        if (work.dropped() > 0) parts.add(work.dropped() + " dropped");
        if (work.freed() > 0) parts.add(work.freed() + " freed for good");
        String how = parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
        return (work.gone() ? "dropped schema " : "swept ") + name(schema) + how;
    }

    private static String schemas(int number) {
        return number == 1 ? "1 schema" : number + " schemas";
    }
}
