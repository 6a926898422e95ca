package io.devenv.report;

import io.devenv.core.cleanup.SchemaFate;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the dev schemas themselves, and why. */
final class SchemaText {
    private SchemaText() {}

    /** Nothing where nobody asked for schemas to be dropped. */
    static List<String> lines(List<SchemaFate> fates, Style style) {
        List<String> lines = new ArrayList<>();
        if (fates.isEmpty()) return lines;
        Columns columns = new Columns("  ");
        for (SchemaFate fate : fates) {
            String word = fate.isDropped() ? "dropped" : "kept";
            columns.row(Cell.of(fate.schema().toString()), Cell.of(word), Cell.of(fate.reason()));
        }
        lines.add("");
        lines.add(style.strong("Schemas"));
        lines.addAll(columns.lines(style));
        return lines;
    }
}
