package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.RelationName;
import io.devenv.report.Columns.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The screens of {@code devenv clean}: what it would do, and what it has done. */
public final class CleanText {
    private static final Set<RelationClass> OWN_WORK = EnumSet.of(RelationClass.YOURS, RelationClass.DOWNSTREAM);

    private final Cleaning cleaning;
    private final Style style;
    private final Ages ages;
    private final Instant freeFrom;
    private final List<String> lines = new ArrayList<>();

    private CleanText(Cleaning cleaning, Style style, Ages ages, Instant freeFrom) {
        this.cleaning = cleaning;
        this.style = style;
        this.ages = ages;
        this.freeFrom = freeFrom;
    }

    /**
     * What would be done to each relation, why, and until when it can be undone, without doing it.
     *
     * @param freeFrom when what is set aside now is freed by a later clean
     */
    public static String preview(Cleaning cleaning, Style style, Ages ages, Instant freeFrom) {
        CleanText text = new CleanText(cleaning, style, ages, freeFrom);
        text.lines.addAll(HeadingText.lines(cleaning.heading(), style, ages));
        text.ownWork();
        text.leaving("Drops", Decision.DROP);
        text.leaving("Puts a view of production in the place of", Decision.REPLACE_BY_VIEW);
        text.leaving("Puts a copy of production's in the place of", Decision.REPLACE_BY_COPY);
        text.leaving("Puts a zero-copy clone of production's in the place of", Decision.REPLACE_BY_CLONE);
        text.leaving("Could give back its name to", Decision.OFFER_BACK);
        text.staying();
        text.purges();
        text.lines.addAll(SchemaText.lines(cleaning.schemas(), style));
        text.rebuild();
        text.lines.addAll(ProblemText.below(cleaning.warnings(), style));
        return String.join("\n", text.lines) + "\n";
    }

    /** A reset takes what no other clean does: that comes first. */
    private void ownWork() {
        List<Verdict> own = cleaning.plan().verdicts().stream()
                .filter(Verdict::changes)
                .filter(verdict -> OWN_WORK.contains(verdict.standing().type()))
                .toList();
        if (own.isEmpty()) return;
        boolean undoable = own.stream().noneMatch(verdict -> verdict.reversible() == Reversible.NO);
        String told = "--reset: your own work on this branch goes, too: " + Counted.of(own.size(), "relation")
                + (undoable ? "; devenv undo brings it back" : "; not all of it can be brought back");
        lines.add("");
        lines.addAll(Wrapped.line(style.notable("!") + " " + told, 2, style));
    }

    /** What goes, class by class: what is true of a whole class is said once. */
    private void leaving(String title, Decision decision) {
        List<Verdict> found = cleaning.plan().of(decision);
        if (found.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title + " " + Counted.of(found.size(), "relation")));
        Columns columns = new Columns("  ");
        for (RelationClass type : RelationClass.values()) {
            found.stream()
                    .filter(verdict -> verdict.standing().type() == type)
                    .forEach(verdict ->
                            columns.row(name(verdict), kind(verdict), type(verdict), Cell.of(whyLeaving(verdict))));
        }
        lines.addAll(columns.lines(style));
    }

    private String whyLeaving(Verdict verdict) {
        Standing standing = verdict.standing();
        List<String> parts = new ArrayList<>();
        if (standing.type() != RelationClass.LEFTOVER) parts.add(verdict.reason());
        String age = StandingText.age(standing, ages);
        if (!age.isEmpty()) parts.add(age);
        if (standing.type() == RelationClass.LEFTOVER && age.isEmpty()) parts.add("of unknown age");
        parts.addAll(RebuildText.of(standing, cleaning.rebuilds()));
        if (verdict.decision() == Decision.REPLACE_BY_COPY)
            copied(standing.name()).ifPresent(parts::add);
        if (verdict.reversible() == Reversible.NO) parts.add(style.bad("cannot be undone"));
        if (verdict.reversible() == Reversible.UNTIL_PURGED) parts.add(style.faint("undo until " + Ages.day(freeFrom)));
        return String.join("; ", parts);
    }

    /** How much is going to be copied, where the warehouse keeps count. */
    private Optional<String> copied(RelationName name) {
        return cleaning.plan().batches().stream()
                .filter(batch -> batch.about().equals(name))
                .flatMap(batch -> batch.changes().stream())
                .filter(change -> change.action() == Change.Action.COPY_OF)
                .flatMap(change -> change.other().flatMap(cleaning.inventory()::holder).stream())
                .findFirst()
                .flatMap(CopyText::size);
    }

    private void staying() {
        List<Verdict> found = new ArrayList<>(cleaning.plan().of(Decision.BLOCKED));
        found.addAll(cleaning.plan().of(Decision.KEEP));
        if (found.isEmpty()) return;
        lines.add("");
        lines.add(style.strong("Keeps " + Counted.of(found.size(), "relation")));
        Columns columns = new Columns("  ");
        for (Verdict verdict : found) {
            columns.row(name(verdict), kind(verdict), type(verdict), Cell.of(Printable.of(verdict.reason())));
        }
        lines.addAll(columns.lines(style));
    }

    private Cell name(Verdict verdict) {
        return Cell.of(StandingText.name(verdict.standing(), cleaning.heading().schema()));
    }

    private static Cell kind(Verdict verdict) {
        return Cell.of(verdict.standing().relation().kind().spoken());
    }

    private static Cell type(Verdict verdict) {
        return Cell.of(verdict.standing().type().spoken());
    }

    private void rebuild() {
        RebuildText.total(cleaning).ifPresent(total -> {
            lines.add("");
            lines.addAll(Wrapped.line(total, 0, style));
        });
    }

    private void purges() {
        if (!cleaning.purges().isEmpty()) {
            lines.add("");
            lines.add(style.strong(
                            "Frees for good " + Counted.of(cleaning.purges().size(), "relation"))
                    + ", set aside more than " + TrashLife.WORDS + " ago");
            Columns columns = new Columns("  ");
            for (Batch batch : cleaning.purges()) {
                columns.row(
                        Cell.of(batch.about().toString()),
                        Cell.of(batch.changes().get(0).reason()));
            }
            lines.addAll(columns.lines(style));
        }
    }

    /**
     * What to type next, below a preview.
     *
     * @param typed the command without {@code --yes}, as it was typed
     */
    public static String next(Cleaning cleaning, String typed) {
        if (!cleaning.plan().offers().isEmpty() && cleaning.changesNothing()) {
            return "\nnext: devenv " + typed + " --restore-backups --yes   gives the only copies their names back\n";
        }
        if (cleaning.changesNothing()) return "\nNothing to clean.\n";
        boolean anyTime = cleaning.plan().verdicts().stream()
                .anyMatch(verdict -> verdict.changes() && verdict.reversible() == Reversible.YES);
        return "\nNothing was changed."
                + (anyTime ? " What says nothing of undo can be undone at any time, with `devenv undo`." : "")
                + ("\nnext: devenv " + typed + " --yes\n");
    }

    /** What to type next, below a preview that was saved. */
    public static String saved(String file) {
        return "\nNothing was changed. The plan is in " + file + ".\nnext: devenv apply " + file + "\n";
    }

    /** What was done, a line each, and how long it can be undone. */
    public static String done(Done done, Instant freeFrom, Style style) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (Batch batch : done.made()) {
            lines.addAll(ChangeText.made(batch));
        }
        for (Done.Failure failure : done.failures()) {
            lines.add(ProblemText.notDone(failure.batch().about(), failure.why(), "not changed", style));
        }
        if (!done.made().isEmpty()) lines.add("");
        if (asideIn(done)) {
            lines.add("What was set aside takes up space until "
                    + Ages.day(freeFrom)
                    + "; the next clean then frees it, `devenv purge --all` at once.");
        }
        ChangeText.undo(done.run(), changes(done)).ifPresent(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static boolean asideIn(Done done) {
        return changes(done).stream().anyMatch(change -> change.action() == Change.Action.RENAME && !change.arrives());
    }

    private static List<Change> changes(Done done) {
        return done.made().stream().flatMap(batch -> batch.changes().stream()).toList();
    }
}
