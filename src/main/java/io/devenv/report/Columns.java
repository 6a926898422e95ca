package io.devenv.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of cells that line up. The last cell of a row is never padded. */
final class Columns {
    /** One cell: what it says, how it is coloured, and on which side it is padded. */
    record Cell(String text, UnaryOperator<String> colour, boolean right) {
        static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity(), false);
        }

        static Cell coloured(String text, UnaryOperator<String> colour) {
            return new Cell(text, colour, false);
        }

        static Cell number(String text) {
            return new Cell(text, UnaryOperator.identity(), true);
        }

        int width() {
            return text.codePointCount(0, text.length());
        }
    }

    private static final String GAP = "  ";

    private final String indent;
    private final List<List<Cell>> rows = new ArrayList<>();

    Columns(String indent) {
        this.indent = indent;
    }

    Columns row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<Cell> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            int last = lastWithText(row);
            for (int i = 0; i <= last; i++) {
                Cell cell = row.get(i);
                String padding = i == last && !cell.right() ? "" : " ".repeat(widths[i] - cell.width());
                String coloured = cell.colour().apply(cell.text());
                line.append(i == 0 ? "" : GAP).append(cell.right() ? padding + coloured : coloured + padding);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int lastWithText(List<Cell> row) {
        int last = row.size() - 1;
        while (last > 0 && row.get(last).text().isEmpty()) last--;
        return last;
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }
}
