package io.devenv.report;

import io.devenv.core.cleanup.Dossier;
import io.devenv.core.cleanup.Evidence;
import io.devenv.core.cleanup.Hold;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Testimony;
import io.devenv.core.cleanup.Testimony.Stance;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.plan.Explanation;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.RelationName;
import io.devenv.report.Columns.Cell;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The screen of {@code devenv status --why}. */
public final class DossierText {
    private final Style style;
    private final Ages ages;
    private final List<String> lines = new ArrayList<>();

    private DossierText(Style style, Ages ages) {
        this.style = style;
        this.ages = ages;
    }

    /** All that is known of each relation that was asked about. */
    public static String of(Explanation explanation, Style style, Ages ages) {
        DossierText text = new DossierText(style, ages);
        text.lines.addAll(HeadingText.lines(explanation.heading(), style, ages));
        explanation.dossiers().forEach(text::dossier);
        text.lines.addAll(ProblemText.below(explanation.warnings(), style));
        return String.join("\n", text.lines) + "\n";
    }

    private void dossier(Dossier dossier) {
        lines.add("");
        lines.add(style.strong(dossier.standing().name().full()) + "  "
                + dossier.standing().relation().kind().spoken());
        summary(dossier);
        lines.add("  " + style.strong("Evidence"));
        Columns columns = new Columns("    ");
        testimonies(columns, dossier, Stance.FOR, "+");
        testimonies(columns, dossier, Stance.AGAINST, "-");
        testimonies(columns, dossier, Stance.SILENT, " ");
        lines.addAll(columns.lines(style));
    }

    private void summary(Dossier dossier) {
        Standing standing = dossier.standing();
        Columns columns = new Columns("  ");
        row(columns, "class", standing.type().spoken());
        row(columns, "because", standing.reason());
        String flags =
                standing.flags().stream().map(flag -> flag.spoken()).sorted().collect(Collectors.joining(", "));
        row(columns, "flags", flags);
        row(columns, "node", standing.node().orElse(""));
        row(
                columns,
                "was",
                standing.was().filter(id -> standing.node().isEmpty()).orElse(""));
        row(columns, "working for", standing.base().map(RelationName::toString).orElse(""));
        String age = StandingText.age(standing, ages);
        row(columns, "age", age.isEmpty() ? "unknown: no record says when it was built last" : age);
        row(
                columns,
                "proof",
                (standing.proof().given() ? "yes: " : "no: ") + standing.proof().why());
        row(columns, "kept", standing.hold().map(Hold::reason).orElse(""));
        row(columns, "read by", String.join(", ", dossier.readers()));
        row(columns, "needed by", names(dossier.dependents()));
        row(columns, "clean", dossier.verdict().map(DossierText::fate).orElse("would refuse"));
        lines.addAll(columns.lines(style));
    }

    private static void row(Columns columns, String title, String text) {
        if (!text.isEmpty()) columns.row(Cell.of(title), Cell.of(Printable.of(text)));
    }

    private static String fate(Verdict verdict) {
        String what = switch (verdict.decision()) {
            case DROP -> "would drop it";
            case REPLACE_BY_VIEW -> "would put a view of production in its place";
            case REPLACE_BY_COPY -> "would put a copy of production's in its place";
            case REPLACE_BY_CLONE -> "would put a zero-copy clone of production's in its place";
            case OFFER_BACK -> "would give it its name back with --restore-backups";
            case KEEP, BLOCKED -> "keeps it";
        };
        String by = verdict.blockedBy().isEmpty() ? "" : " (" + names(verdict.blockedBy()) + ")";
        return what + ": " + verdict.reason() + by;
    }

    private void testimonies(Columns columns, Dossier dossier, Stance stance, String sign) {
        for (Testimony each : dossier.testimonies()) {
            if (each.stance() != stance) continue;
            Evidence evidence = each.evidence();
            columns.row(
                    Cell.coloured(sign, text -> stance == Stance.AGAINST ? style.bad(text) : style.good(text)),
                    Cell.of(title(evidence)),
                    Cell.of(Printable.of(evidence.says()) + place(evidence)));
        }
    }

    private static String title(Evidence evidence) {
        return switch (evidence.witness()) {
            case BRANCH_MANIFEST -> "branch manifest";
            case PRODUCTION_MANIFEST -> "state manifest";
            case HISTORY -> "earlier manifests";
            case LOG -> "dbt.log";
            case RUN_RESULTS -> "run results";
            case JOURNAL -> "devenv's journal";
            case WAREHOUSE -> "warehouse";
        };
    }

    /** When and where; a history's place has its times already. */
    private String place(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        evidence.where().ifPresent(parts::add);
        evidence.at()
                .filter(at -> evidence.witness() != Evidence.Witness.HISTORY)
                .ifPresent(at -> parts.add(at.truncatedTo(ChronoUnit.SECONDS) + ", " + ages.ago(at)));
        return parts.isEmpty() ? "" : "  " + style.faint(Printable.of(String.join("; ", parts)));
    }

    private static String names(List<RelationName> names) {
        return names.stream().map(RelationName::toString).collect(Collectors.joining(", "));
    }
}
