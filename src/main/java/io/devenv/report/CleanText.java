package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.relation.RelationName;
import io.devenv.report.Columns.Cell;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The screens of {@code devenv clean}: what it would do, and what it has done. */
public final class CleanText {
    private final Cleaning cleaning;
    private final Style style;
    private final Ages ages;
    private final List<String> lines = new ArrayList<>();

    private CleanText(Cleaning cleaning, Style style, Ages ages) {
        this.cleaning = cleaning;
        this.style = style;
        this.ages = ages;
    }

    /** What would be done to each relation and why, without doing it. */
    public static String preview(Cleaning cleaning, Style style, Ages ages) {
        CleanText text = new CleanText(cleaning, style, ages);
        text.lines.addAll(SettingText.lines(cleaning.setting(), style, ages));
        text.verdicts("Drops", Decision.DROP);
        text.verdicts("Puts a view of production in the place of", Decision.REPLACE_BY_VIEW);
        text.verdicts("Can give back their names", Decision.OFFER_BACK);
        text.verdicts("Would go, but something needs them", Decision.BLOCKED);
        text.verdicts("Keeps", Decision.KEEP);
        text.purges();
        text.warnings();
        return String.join("\n", text.lines) + "\n";
    }

    private void verdicts(String title, Decision decision) {
        List<Verdict> found = cleaning.plan().of(decision);
        if (found.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title + " " + count(found.size())));
        Columns columns = new Columns("  ");
        for (Verdict verdict : found) {
            Standing standing = verdict.standing();
            columns.row(
                    Cell.of(StandingText.name(standing, cleaning.setting().schema())),
                    Cell.of(standing.relation().kind().word().replace('_', ' ')),
                    Cell.of(standing.type().word().replace('_', ' ')),
                    Cell.of(why(verdict)));
        }
        lines.addAll(columns.lines());
    }

    private String why(Verdict verdict) {
        List<String> parts = new ArrayList<>(List.of(verdict.reason()));
        if (verdict.changes()) {
            String age = StandingText.age(verdict.standing(), ages);
            if (!age.isEmpty()) parts.add(age);
            parts.add(reversible(verdict.reversible()));
        }
        return String.join("; ", parts);
    }

    private static String reversible(Reversible reversible) {
        return switch (reversible) {
            case YES -> "can be undone";
            case UNTIL_PURGED -> "can be undone until purged";
            case NO -> "cannot be undone";
            case NOTHING_TO_REVERSE -> "";
        };
    }

    private static String count(int relations) {
        return relations == 1 ? "1 relation" : relations + " relations";
    }

    private void purges() {
        if (!cleaning.purges().isEmpty()) {
            lines.add("");
            lines.add("Frees for good " + count(cleaning.purges().size()) + " set aside more than 7 days ago");
        }
    }

    private void warnings() {
        if (cleaning.warnings().isEmpty()) return;
        lines.add("");
        cleaning.warnings().forEach(warning -> lines.add(style.notable("! ") + warning.message()));
    }

    /** What to type next, below a preview. */
    public static String next(Cleaning cleaning) {
        if (!cleaning.plan().offers().isEmpty() && cleaning.changesNothing()) {
            return "\nnext: devenv clean --restore-backups   gives the only copies their names back\n";
        }
        return cleaning.changesNothing()
                ? "\nNothing to clean.\n"
                : "\nNothing was changed.\nnext: devenv clean --yes   does it; `devenv undo` takes it back\n";
    }

    /** What was done, a line each, and how long it can be undone. */
    public static String done(Done done, Instant freeFrom, Style style) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (Batch batch : done.made()) {
            for (Change change : batch.changes()) {
                lines.add(made(change));
            }
        }
        for (Done.Failure failure : done.failures()) {
            lines.add(style.bad("not changed: ") + failure.batch().about() + ": "
                    + failure.why().message());
        }
        if (!done.made().isEmpty()) lines.add("");
        if (asideIn(done)) {
            lines.add("What was set aside takes up space until "
                    + freeFrom.atZone(ZoneOffset.UTC).toLocalDate()
                    + "; the next clean then frees it, `devenv purge` at once.");
        }
        if (!done.made().isEmpty()) lines.add("undo: devenv undo " + done.run());
        return String.join("\n", lines) + "\n";
    }

    private static boolean asideIn(Done done) {
        return done.made().stream()
                .flatMap(batch -> batch.changes().stream())
                .anyMatch(change -> change.action() == Change.Action.RENAME);
    }

    static String made(Change change) {
        String kind = change.kind().word().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (change.action()) {
            case RENAME ->
                "set aside " + change.relation() + " (" + kind + ") as "
                        + change.other().map(RelationName::identifier).orElse("");
            case DROP -> "dropped " + change.relation() + " (" + kind + ")";
            case CREATE_VIEW -> "brought back " + change.relation() + " (view)";
            case VIEW_OF ->
                "put a view of " + change.other().map(RelationName::toString).orElse("") + " at " + change.relation();
        };
    }

    static String named(List<RelationName> names) {
        return names.stream().map(RelationName::toString).collect(Collectors.joining(", "));
    }
}
