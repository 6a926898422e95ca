package io.devenv.cli;

import io.devenv.report.DiffText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which nodes to show the code, and how. */
final class DiffOptions {
    /** What the launcher knows of the terminal; shells keep it to themselves unless it is exported. */
    private static final String WIDTH = "COLUMNS";

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
        Optional<Integer> width = session.outIsTerminal() ? width(session) : Optional.empty();
        return switch (view) {
            case unified -> DiffText.View.unified();
            case side_by_side -> DiffText.View.sideBySide(width.orElse(DiffText.WIDE));
            case auto ->
                width.filter(columns -> columns >= DiffText.WIDE)
                        .map(DiffText.View::sideBySide)
                        .orElse(DiffText.View.unified());
        };
    }

    private static Optional<Integer> width(Session session) {
        try {
            int columns = Integer.parseInt(session.environment().variables().getOrDefault(WIDTH, ""));
            return columns > 0 ? Optional.of(columns) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
