package io.devenv.report;

import io.devenv.core.cost.Measured;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.Step;
import io.devenv.core.plan.Times;
import io.devenv.report.Columns.Cell;
import java.util.List;
import java.util.Optional;

/** The nodes of a plan, one a line: what each is, how long it took before, and what will become of it. */
final class StepRows {
    private final Times times;
    private final Style style;
    private final Ages ages;

    StepRows(Times times, Style style, Ages ages) {
        this.times = times;
        this.style = style;
        this.ages = ages;
    }

    List<String> of(List<Step> steps) {
        Columns columns = new Columns("  ");
        for (Step step : steps) {
            columns.row(
                    Cell.of(step.node().label()),
                    Cell.of(step.node().materialized().orElse(step.node().type().word())),
                    Cell.number(time(step.node())),
                    fate(step));
        }
        return columns.lines(style);
    }

    private String time(Node node) {
        if (!node.isBuilt()) return "";
        return Optional.ofNullable(times.byNode().get(node.id()))
                .map(measured -> Ages.seconds(measured.median()))
                .orElse("unknown");
    }

    private Cell fate(Step step) {
        return switch (step.fate()) {
            case RUNS ->
                Cell.of(Optional.ofNullable(times.byNode().get(step.node().id()))
                                .map(this::provenance)
                                .orElse("")
                        + manner(step));
            case FAILS -> Cell.coloured("will fail", style::bad);
            case SKIPPED -> Cell.coloured("will be skipped", style::notable);
        };
    }

    /** How a node is built, where that may surprise. */
    private static String manner(Step step) {
        return step.build()
                .map(build -> switch (build.how()) {
                    case FULL -> "  full build: " + build.why().meaning();
                    case FROM_SCRATCH -> "  without history: " + build.why().meaning();
                    case INCREMENTAL, CONTINUED, REFUSED -> "";
                })
                .orElse("");
    }

    private String provenance(Measured measured) {
        String runs = measured.runs() == 1 ? "1 run" : "median of " + measured.runs() + " runs";
        return "(" + runs + measured.latest().map(at -> ", " + ages.ago(at)).orElse("") + ")";
    }
}
