package io.devenv.report;

import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.Hold;
import io.devenv.core.defer.Reason;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.plan.Cloning;
import io.devenv.core.plan.DevCopy;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.PlannedRef;
import io.devenv.core.plan.Presence;
import io.devenv.core.plan.Times;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Printable;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The screen of {@code devenv plan}. */
public final class PlanText {
    /** Warnings that the table of refs shows already, one by one. */
    private static final Set<String> SEEN_IN_REFS = Set.of("reads-leftover", "reads-outdated");
    /** Said where the nodes would stand. */
    private static final String SEEN_IN_NODES = "nothing-selected";

    private final Plan plan;
    private final Style style;
    private final Ages ages;
    private final Carried carried;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Plan plan, Style style, Ages ages, Carried carried) {
        this.plan = plan;
        this.style = style;
        this.ages = ages;
        this.carried = carried;
    }

    /**
     * The whole screen.
     *
     * @param carried what the commands that it ends with are told again
     */
    public static String of(Plan plan, Style style, Ages ages, Carried carried) {
        PlanText text = new PlanText(plan, style, ages, carried);
        text.heading();
        plan.extras().cloning().ifPresentOrElse(text::clones, text::run);
        if (plan.extras().explains()) text.lines.addAll(WhyText.of(plan.extras().changes(), style));
        if (plan.extras().cloning().isEmpty()) text.next();
        return String.join("\n", text.lines) + "\n";
    }

    private void clones(Cloning cloning) {
        CloneText clones = new CloneText(cloning, style);
        lines.addAll(clones.nodes());
        warnings();
        clones.totals().ifPresent(total -> lines.addAll(List.of("", total)));
    }

    private void run() {
        nodes();
        refs();
        warnings();
        totals();
    }

    private void heading() {
        Plan.Asked asked = plan.asked();
        lines.add(style.strong(
                "dbt " + CommandWords.typed(asked.command()) + (asked.defer() ? " --defer" : "") + asked.selection()));
        if (!asked.remark().isEmpty()) lines.addAll(Wrapped.line("  " + asked.remark(), 4, style));
        String nearest =
                asked.rules().nearest() ? ", or the nearest: " + asked.rules().name() : "";
        String rules = "  previewed by the rules of dbt " + asked.dbtVersion() + nearest
                + asked.manifestOf()
                        .map(at -> ", as of the manifest of " + ages.ago(at))
                        .orElse("");
        lines.addAll(Wrapped.line(rules, 4, style));
    }

    private void nodes() {
        lines.add("");
        if (plan.steps().isEmpty()) {
            lines.add("Nothing is selected.");
            return;
        }
        lines.add(CommandWords.headline(plan.asked().command()));
        lines.addAll(new StepRows(plan.times(), style, ages).of(plan.steps()));
    }

    private void refs() {
        List<PlannedRef> refs = new ArrayList<>(plan.refs());
        refs.addAll(plan.functions());
        if (refs.isEmpty()) return;
        lines.add("");
        lines.add("Refs");
        Columns columns = new Columns("  ");
        for (PlannedRef ref : refs) {
            columns.row(
                    Cell.of(ref.resolution().child().label() + " → "
                            + ref.resolution().parent().label()),
                    Cell.coloured(word(ref.resolution().target()), colour(ref)),
                    Cell.of(ref.resolution().reason().word()),
                    Cell.of(PlanReferences.remark(remark(ref), ref)));
        }
        lines.addAll(columns.lines(style));
    }

    private static String word(RefTarget target) {
        return target == RefTarget.STATE ? "prod" : target.word();
    }

    private UnaryOperator<String> colour(PlannedRef ref) {
        return switch (ref.resolution().target()) {
            case STATE -> style::good;
            case ERROR -> style::bad;
            case DEV -> copyRead(ref).filter(DevCopy::misleads).isPresent() ? style::notable : UnaryOperator.identity();
            case EPHEMERAL, FIXTURE -> style::faint;
        };
    }

    /** What lies in dev, if that is what the ref reads. */
    private Optional<DevCopy> copyRead(PlannedRef ref) {
        if (ref.resolution().target() != RefTarget.DEV) return Optional.empty();
        if (ref.inDev().filter(Presence.YES::equals).isEmpty()) return Optional.empty();
        return Optional.ofNullable(plan.copies().get(ref.resolution().parent().id()));
    }

    private String remark(PlannedRef ref) {
        if (ref.resolution().target() == RefTarget.DEV
                && ref.inDev().filter(Presence.NO::equals).isPresent()) {
            return "does not exist";
        }
        if (ref.resolution().target() == RefTarget.STATE
                && ref.inState().filter(Presence.YES::equals).isEmpty()) {
            return ref.inState().filter(Presence.NO::equals).isPresent()
                    ? "does not exist in prod"
                    : "nobody knows whether it exists";
        }
        if (ref.resolution().target() == RefTarget.DEV
                && plan.built().contains(ref.resolution().parent().id())) {
            return "built by this run";
        }
        return copyRead(ref).map(this::describe).orElse("");
    }

    private String describe(DevCopy copy) {
        List<String> parts = new ArrayList<>();
        parts.add(copy.standing().spoken());
        copy.flags().stream()
                .filter(flag -> flag != Flag.STALE)
                .map(flag -> flag.spoken())
                .forEach(parts::add);
        copy.builtAt().ifPresent(at -> parts.add(ages.old(at)));
        copy.stateBuiltAt()
                .filter(at -> copy.flags().contains(Flag.STALE))
                .ifPresent(at -> parts.add("prod rebuilt " + ages.ago(at)));
        copy.hold().map(Hold::reason).map(Printable::of).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private void warnings() {
        List<String> shadowed = doubtful()
                .map(ref -> ref.resolution().parent().label())
                .distinct()
                .toList();
        List<Warning> others = plan.warnings().stream()
                .filter(warning -> !SEEN_IN_REFS.contains(warning.code()))
                .filter(warning -> !warning.code().equals(SEEN_IN_NODES))
                .toList();
        if (shadowed.isEmpty() && others.isEmpty()) return;
        lines.add("");
        lines.add("Warnings");
        if (!shadowed.isEmpty()) {
            String instead = plan.asked().defer() ? " instead of production's" : "";
            warn("old copies in dev are read" + instead + ": " + String.join(", ", shadowed));
        }
        for (Warning warning : others) {
            warn(warning.message());
        }
    }

    private void warn(String message) {
        lines.addAll(Wrapped.line("  " + style.notable("!") + " " + message, 4, style));
    }

    private Stream<PlannedRef> doubtful() {
        return plan.refs().stream()
                .filter(ref -> copyRead(ref).filter(DevCopy::misleads).isPresent());
    }

    private void totals() {
        Times.Total withDefer = plan.times().withDefer();
        if (withDefer.nodes() == 0) return;
        Columns columns = new Columns("");
        columns.row(Cell.of(plan.asked().defer() ? "with defer" : "builds"), nodes(withDefer), Cell.of(sum(withDefer)));
        if (plan.asked().defer()) {
            Times.Total without = plan.times().withoutDefer();
            columns.row(Cell.of("without"), nodes(without), Cell.of(sum(without)));
        }
        lines.add("");
        lines.addAll(columns.lines(style));
    }

    private static Cell nodes(Times.Total total) {
        return Cell.number(Counted.of(total.nodes(), "node"));
    }

    private static String sum(Times.Total total) {
        if (total.unknown() == total.nodes()) return "time unknown: no run results of these nodes";
        String measured = Ages.seconds(total.sum()) + " one after another, by run results";
        return total.unknown() == 0 ? measured : "at least " + measured + "; " + total.unknown() + " unknown";
    }

    /** What would let these refs read production; nothing that is of no use in this warehouse or with this selection. */
    private void next() {
        if (doubtful().findAny().isEmpty()) return;
        List<String> ways = new ArrayList<>();
        if (!plan.asked().defer()) {
            ways.add(carried.devenv("plan --defer") + "   where these refs would point with production behind them");
        } else {
            if (plan.extras().cleanable()) {
                ways.add(carried.devenv("clean") + "    resets the dev schema, so that these refs read production");
            }
            if (doubtful().anyMatch(this::favorable)) ways.add("--favor-state   reads production all the same");
        }
        if (ways.isEmpty()) return;
        lines.add("");
        for (int way = 0; way < ways.size(); way++) lines.add((way == 0 ? "next: " : "      ") + ways.get(way));
    }

    /** Whether {@code --favor-state} would change the ref: what is selected is read from dev with it, too. */
    private boolean favorable(PlannedRef ref) {
        return ref.resolution().reason() == Reason.EXISTS_IN_DEV
                && !plan.selected().contains(ref.resolution().parent().id());
    }
}
