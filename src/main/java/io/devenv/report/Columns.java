package io.devenv.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Rows of cells that line up. The last cell of a row is never padded.
 *
 * <p>Where a row is wider than the screen, its last cell is broken at blanks, or stands on lines of its own below the others; where
 * not even those fit, all but the first do. Nothing is ever cut off.
 */
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
    /** How far below a row the rest of it is indented. */
    private static final String BELOW = "    ";
    /** Narrower than this, text is not worth breaking. */
    private static final int NARROWEST = 24;

    /** Rows that need not be held: they are gone through twice, for what is widest among them decides where the others stand. */
    interface Rows {
        /** Hands on each row, the same ones each time. */
        void each(Consumer<List<Cell>> taker);
    }

    private final String indent;
    private final List<List<Cell>> rows = new ArrayList<>();

    Columns(String indent) {
        this.indent = indent;
    }

    Columns row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines(indent, rows::forEach, style, lines::add);
        return lines;
    }

    /** The lines of rows that are not held, one after the other. */
    static void lines(String indent, Rows rows, Style style, Consumer<String> taker) {
        int screen = style.width().orElse(Integer.MAX_VALUE);
        int[] widths = widths(indent, rows, screen);
        rows.each(row -> lines(row, widths, indent, screen).forEach(taker));
    }

    private static List<String> lines(List<Cell> row, int[] widths, String indent, int screen) {
        List<Cell> cells = row.subList(0, lastWithText(row) + 1);
        int begin = indent.length() + space(widths, cells.size() - 1);
        if (cells.size() > 1 && cells.get(0).width() <= widths[0] && begin <= screen) {
            return fitted(cells, widths, indent, screen);
        }
        List<String> lines = new ArrayList<>(wrapped(cells.get(0), indent, screen));
        if (cells.size() == 1) return lines;
        int[] others = Arrays.copyOfRange(widths, 1, widths.length);
        lines.addAll(fitted(cells.subList(1, cells.size()), others, indent + BELOW, screen));
        return lines;
    }

    /** A row whose cells fit but for the last one, which is broken to what is left of the line, or to lines of its own. */
    private static List<String> fitted(List<Cell> row, int[] widths, String indent, int screen) {
        int last = row.size() - 1;
        Cell cell = row.get(last);
        if (last == 0) return wrapped(cell, indent, screen);
        StringBuilder cells = new StringBuilder(indent);
        for (int i = 0; i < last; i++)
            cells.append(padded(row.get(i), widths[i])).append(GAP);
        String line = cells.toString();
        if (cell.right()) return List.of(line + padded(cell, widths[last]));
        int room = screen - Wrapped.columns(line);
        if (cell.width() <= room) return List.of(line + cell.colour().apply(cell.text()));
        List<String> below = wrapped(cell, indent + BELOW, screen);
        List<String> parts = Wrapped.words(cell.text(), Math.max(1, room));
        boolean fits = parts.stream().allMatch(part -> Wrapped.columns(part) <= room);
        if (room >= NARROWEST && fits && parts.size() <= below.size()) return beside(line, cell, room);
        List<String> lines = new ArrayList<>(List.of(line.stripTrailing()));
        lines.addAll(below);
        return lines;
    }

    private static List<String> wrapped(Cell cell, String indent, int screen) {
        return beside(indent, cell, Math.max(1, screen - indent.length()));
    }

    private static List<String> beside(String line, Cell cell, int room) {
        List<String> lines = new ArrayList<>();
        for (String part : Wrapped.words(cell.text(), room)) {
            String before = lines.isEmpty() ? line : " ".repeat(Wrapped.columns(line));
            lines.add(before + cell.colour().apply(part));
        }
        return lines;
    }

    private static String padded(Cell cell, int width) {
        String padding = " ".repeat(Math.max(0, width - cell.width()));
        String coloured = cell.colour().apply(cell.text());
        return cell.right() ? padding + coloured : coloured + padding;
    }

    private static int lastWithText(List<Cell> row) {
        int last = row.size() - 1;
        while (last > 0 && row.get(last).text().isEmpty()) last--;
        return last;
    }

    /** Of each column the width of its widest cell; of the first one, of its widest that leaves room for the others. */
    private static int[] widths(String indent, Rows rows, int screen) {
        List<Integer> widest = new ArrayList<>();
        NavigableSet<Integer> first = new TreeSet<>(Set.of(0));
        rows.each(row -> {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).width();
                if (i == 0) first.add(width);
                if (i == widest.size()) widest.add(width);
                else if (width > widest.get(i)) widest.set(i, width);
            }
        });
        int[] widths = widest.stream().mapToInt(Integer::intValue).toArray();
        if (widths.length < 2) return widths;
        int room = screen - indent.length() - (space(widths, widths.length - 1) - widths[0]);
        widths[0] = Optional.ofNullable(first.floor(room)).orElse(0);
        return widths;
    }

    /** What so many of the first cells take, with the gaps behind them. */
    private static int space(int[] widths, int columns) {
        return Arrays.stream(widths, 0, columns)
                .map(width -> width + GAP.length())
                .sum();
    }
}
