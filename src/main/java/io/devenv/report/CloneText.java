package io.devenv.report;

import static io.devenv.core.plan.CloneReason.Outcome.CREATES;
import static io.devenv.core.plan.CloneReason.Outcome.FAILS;
import static io.devenv.core.plan.CloneReason.Outcome.NOTHING;
import static io.devenv.core.plan.CloneReason.Outcome.UNKNOWN;

import io.devenv.core.plan.CloneReason;
import io.devenv.core.plan.CloneStep;
import io.devenv.core.plan.Cloning;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the screen of {@code devenv plan} that tells what a clone makes. */
final class CloneText {
    private final Cloning cloning;
    private final Style style;

    CloneText(Cloning cloning, Style style) {
        this.cloning = cloning;
        this.style = style;
    }

    /** What becomes of each node: the kind that is made, why, and from where. */
    List<String> nodes() {
        if (cloning.steps().isEmpty()) return List.of("", "Nothing to clone is selected.");
        List<String> lines = new ArrayList<>(List.of("", "Clones"));
        Columns columns = new Columns("  ");
        for (CloneStep step : cloning.steps()) {
            columns.row(
                    Cell.of(step.node().label()),
                    made(step),
                    Cell.of(step.reason().word()),
                    Cell.of(remark(step)));
        }
        lines.addAll(columns.lines(style));
        if (!cloning.newSchemas().isEmpty()) {
            lines.add("");
            lines.add("Creates "
                    + cloning.newSchemas().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private Cell made(CloneStep step) {
        return switch (step.reason().outcome()) {
            case CREATES ->
                Cell.coloured(step.made().orElseThrow().word(), step.losesData() ? style::bad : style::good);
            case NOTHING -> Cell.coloured("none", style::faint);
            case FAILS -> Cell.coloured("will fail", style::bad);
            case UNKNOWN -> Cell.coloured("unknown", style::notable);
        };
    }

    private static String remark(CloneStep step) {
        return switch (step.reason().outcome()) {
            case CREATES -> renamed(step) + "from " + name(step) + replaced(step);
            case FAILS -> obstacle(step);
            case NOTHING -> existing(step);
            case UNKNOWN -> "";
        };
    }

    private static String name(CloneStep step) {
        return step.source().orElseThrow().name().toString();
    }

    /** The clone's own name where it is not that of what it is a clone of. */
    private static String renamed(CloneStep step) {
        String source = step.source().orElseThrow().name().identifier();
        return step.target().identifier().equals(source) ? "" : step.target() + " ";
    }

    private static String replaced(CloneStep step) {
        if (step.destroysProduction()) return ", destroys production's";
        return step.replaces()
                .map(kind -> " over a " + kind.spoken() + (step.losesData() ? ", loses its rows" : ""))
                .orElse("");
    }

    /** What can be pointed at; the warnings say the rest. */
    private static String obstacle(CloneStep step) {
        if (step.reason() == CloneReason.STATE_RELATION_MISSING) return name(step) + " does not exist";
        return step.twin().map(twin -> "beside " + twin).orElse("");
    }

    private static String existing(CloneStep step) {
        return step.existing()
                .map(relation -> step.target() + " is a " + relation.kind().spoken())
                .orElse("");
    }

    /** How many nodes end how; empty if there are none. */
    Optional<String> totals() {
        List<String> parts = new ArrayList<>();
        count(CREATES, "to clone").ifPresent(parts::add);
        count(NOTHING, "to leave alone").ifPresent(parts::add);
        count(FAILS, "to fail").ifPresent(parts::add);
        count(UNKNOWN, "unknown").ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private Optional<String> count(CloneReason.Outcome outcome, String word) {
        long steps = cloning.steps().stream()
                .filter(step -> step.reason().outcome() == outcome)
                .count();
        return steps == 0 ? Optional.empty() : Optional.of(steps + " " + word);
    }
}
