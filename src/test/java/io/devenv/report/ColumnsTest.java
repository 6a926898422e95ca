package io.devenv.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.report.Columns.Cell;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How a table fits a screen. */
class ColumnsTest {
    private static final String AGE = "leftover, 23 days old, prod rebuilt 6 h ago";

    private static String table(Style style, String... rows) {
        Columns columns = new Columns("  ");
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            columns.row(List.of(cells).stream().map(Cell::of).toArray(Cell[]::new));
        }
        return columns.lines(style).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    @Test
    void a_table_that_fits_is_a_line_a_row() {
        String[] rows = {"orders → stg_orders|dev|exists-in-dev|" + AGE, "orders → x|prod|missing-in-dev|"};

        assertThat(table(Style.PLAIN.within(88), rows))
                .isEqualTo(table(Style.PLAIN, rows))
                .isEqualTo("""
                  orders → stg_orders  dev   exists-in-dev   leftover, 23 days old, prod rebuilt 6 h ago
                  orders → x           prod  missing-in-dev
                """);
    }

    @Test
    void a_last_cell_for_which_there_is_no_room_stands_below() {
        assertThat(table(
                        Style.PLAIN.within(86),
                        "orders → stg_orders|dev|exists-in-dev|" + AGE,
                        "orders → x|prod|missing-in-dev|"))
                .isEqualTo("""
                  orders → stg_orders  dev   exists-in-dev
                      leftover, 23 days old, prod rebuilt 6 h ago
                  orders → x           prod  missing-in-dev
                """);
    }

    @Test
    void it_is_broken_beside_the_others_where_that_takes_no_more_lines() {
        assertThat(table(Style.PLAIN.within(44), "scratch|unknown|" + AGE)).isEqualTo("""
                  scratch  unknown  leftover, 23 days old,
                                    prod rebuilt 6 h ago
                """);
    }

    @Test
    void a_name_that_is_too_long_stands_alone_and_moves_no_other_row() {
        String name = "a_name_" + "that_goes_on_".repeat(3);

        assertThat(table(
                        Style.PLAIN.within(60),
                        name + " → " + name + "|dev|exists-in-dev|" + AGE,
                        "orders → x|prod|missing-in-dev|does not exist"))
                .isEqualTo("""
                  a_name_that_goes_on_that_goes_on_that_goes_on_ →
                  a_name_that_goes_on_that_goes_on_that_goes_on_
                      dev   exists-in-dev
                          leftover, 23 days old, prod rebuilt 6 h ago
                  orders → x  prod  missing-in-dev  does not exist
                """);
    }

    @Test
    void colours_take_no_room_and_numbers_stand_right() {
        Columns columns = new Columns("");
        columns.row(
                Cell.of("a"), Cell.coloured("dev", Style.COLOURED::good), Cell.number("7"), Cell.of("x".repeat(18)));
        columns.row(Cell.of("b"), Cell.of("dev"), Cell.number("12"));

        assertThat(columns.lines(Style.COLOURED.within(30)))
                .containsExactly("a  \u001b[32mdev\u001b[0m   7  " + "x".repeat(18), "b  dev  12");
    }

    @Test
    void a_sentence_is_broken_at_blanks_below_where_it_began() {
        String text = "  " + Style.COLOURED.notable("!") + " old copies in dev are read: stg_orders, stg_payments";

        assertThat(Wrapped.line(text, 4, Style.COLOURED.within(32)))
                .containsExactly("  \u001b[33m!\u001b[0m old copies in dev are read:", "    stg_orders, stg_payments");
        assertThat(Wrapped.line(text, 4, Style.COLOURED)).containsExactly(text);
    }

    @Property(tries = 200)
    void no_word_is_lost_or_broken_and_only_a_word_is_wider_than_the_screen(
            @ForAll("rows") List<List<String>> rows, @ForAll @IntRange(min = 20, max = 100) int screen) {
        Columns columns = new Columns("  ");
        rows.forEach(row -> columns.row(row.stream().map(Cell::of).toArray(Cell[]::new)));

        List<String> lines = columns.lines(Style.PLAIN.within(screen));

        assertThat(words(String.join(" ", lines)))
                .isEqualTo(words(rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining(" "))));
        assertThat(lines).allMatch(line -> !line.endsWith(" "));
        int middle = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
        assertThat(lines)
                .allMatch(line -> line.length() <= screen || line.strip().indexOf(' ') < 0 || middle + 10 > screen);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> word =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(30);
        Arbitrary<String> text = word.list().ofMinSize(1).ofMaxSize(6).map(words -> String.join(" ", words));
        Arbitrary<String> middle =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        return text.flatMap(first -> middle.flatMap(second -> text.map(third -> List.of(first, second, third))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }
}
