package io.devenv.cli;

import io.devenv.report.DiffText;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which nodes to show the code, and how. */
final class DiffOptions {
    enum View {
        auto,
        unified,
        side_by_side;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    @Option(
            names = "--diff",
            paramLabel = "NODE",
            description =
                    "Show the SQL of a node (name, unique_id or selector) without defer and with it, instead of the plan; may be given several times. Implies --defer.")
    private @Nullable List<String> nodes;

    @Option(
            names = "--diff-view",
            paramLabel = "VIEW",
            defaultValue = "auto",
            description = "unified, side-by-side, or auto: side by side where the terminal is wide enough.")
    private View view = View.auto;

    List<String> nodes() {
        return nodes == null ? List.of() : List.copyOf(nodes);
    }

    /** Comparing with defer needs defer, whatever else was typed. */
    DeferOptions implying(DeferOptions defer) {
        if (nodes != null) defer.setDefer(true);
        return defer;
    }

    DiffText.View view(Session session) {
        OptionalInt width = TerminalWidth.of(session);
        return switch (view) {
            case unified -> DiffText.View.unified();
            case side_by_side -> DiffText.View.sideBySide(width.orElse(DiffText.WIDE));
            case auto ->
                width.orElse(0) >= DiffText.WIDE ? DiffText.View.sideBySide(width.getAsInt()) : DiffText.View.unified();
        };
    }
}
