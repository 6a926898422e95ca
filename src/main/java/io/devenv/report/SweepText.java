package io.devenv.report;

import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.plan.Swept.Work;
import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SchemaAge;
import io.devenv.core.sweep.SweptSchema;
import io.devenv.core.sweep.SweptSchema.Decision;
import io.devenv.core.sweep.SweptSchema.Tally;
import io.devenv.report.Columns.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The screens of {@code devenv sweep}: one row a schema, and what was done. */
public final class SweepText {
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
        text.rows("Drops", Decision.DROP, text.lost(Decision.DROP));
        text.rows(
                "Empties",
                Decision.EMPTY,
                "; what is set aside is freed, and the schema dropped, from " + Ages.day(freeFrom));
        text.rows("Sweeps a part of", Decision.PART, text.lost(Decision.PART));
        text.rows("Waits for", Decision.WAIT, "");
        text.rows("Keeps", Decision.KEEP, "");
        text.lines.addAll(ProblemText.below(sweeping.warnings(), style));
        return String.join("\n", text.lines) + "\n";
    }

    private String lost(Decision decision) {
        int lost = sweeping.plan().rows().stream()
                .filter(row -> row.decision() == decision)
                .mapToInt(row -> row.tally().lost())
                .sum();
        return lost == 0 ? "" : "; " + Counted.of(lost, "relation") + " for good, which no undo brings back";
    }

    private void rows(String title, Decision decision, String more) {
        List<SweptSchema> rows = sweeping.plan().rows().stream()
                .filter(row -> row.decision() == decision)
                .toList();
        if (rows.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title + " " + Counted.of(rows.size(), "schema")) + more);
        boolean owned = rows.stream().anyMatch(row -> row.owner().isPresent());
        Columns columns = new Columns("  ");
        for (SweptSchema row : rows) columns.row(cells(row, owned).toArray(Cell[]::new));
        lines.addAll(columns.lines(style));
    }

    private List<Cell> cells(SweptSchema row, boolean owned) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(name(row.name())));
        cells.add(Cell.number(relations(row.tally())));
        cells.add(Cell.number(size(row)));
        cells.add(Cell.of(age(row)));
        if (owned)
            cells.add(Cell.of(
                    row.owner().map(owner -> "of " + Printable.of(owner)).orElse("")));
        cells.add(Cell.of(reason(row)));
        return cells;
    }

    private static String size(SweptSchema row) {
        return row.bytes().isPresent() ? new ByteSize(row.bytes().getAsLong()).toString() : "size unknown";
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

    /** A lower bound says where it comes from. */
    private String age(SweptSchema row) {
        SchemaAge age = row.age();
        return age.unchangedSince()
                .filter(seen -> age.atRest().equals(Optional.of(seen)))
                .map(seen -> "unchanged for " + ages.since(seen) + " since first seen")
                .or(() -> age.builtAt().map(built -> "built " + ages.ago(built) + ", by dbt's records"))
                .orElse("age unknown");
    }

    private static String reason(SweptSchema row) {
        return row.reason() + row.until().map(at -> ", until " + Ages.day(at)).orElse("");
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
            lines.add(ProblemText.notDone(failure.name(), failure.why(), "not changed", style));
        }
        if (swept.schemas().isEmpty()) return String.join("\n", lines) + "\n";
        lines.add("");
        if (swept.schemas().values().stream().anyMatch(work -> work.aside() > 0)) {
            lines.add("What was set aside takes up space until " + Ages.day(freeFrom)
                    + "; the next sweep then frees it, `devenv purge --all` at once.");
        }
        Collection<Work> works = swept.schemas().values();
        lines.add(ChangeText.undo(
                swept.run(),
                works.stream().anyMatch(work -> work.aside() > 0 || work.dropped() > work.lost() || work.gone()),
                works.stream().anyMatch(work -> work.lost() > 0)));
        return String.join("\n", lines) + "\n";
    }

    private static String work(SchemaName schema, Work work) {
        List<String> parts = new ArrayList<>();
        if (work.aside() > 0) parts.add(work.aside() + " set aside");
        if (work.dropped() > work.lost()) parts.add(work.dropped() - work.lost() + " dropped");
        if (work.lost() > 0) parts.add(work.lost() + " dropped for good");
        if (work.freed() > 0) parts.add(work.freed() + " freed for good");
        String how = parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
        return (work.gone() ? "dropped schema " : "swept ") + name(schema) + how;
    }
}
