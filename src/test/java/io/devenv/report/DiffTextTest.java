package io.devenv.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.code.Names;
import io.devenv.core.code.Pair;
import io.devenv.core.code.RawCode;
import io.devenv.core.code.TwoSided;
import io.devenv.report.DiffLines.Fragment;
import io.devenv.report.DiffLines.Hunk;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DiffTextTest {
    private static final Names NAMES = call -> Optional.of(new Pair("dev.a", "prod.a"));

    private static TwoSided code(String text) {
        return RawCode.of(text).rendered(NAMES);
    }

    @Test
    void lines_of_both_sides_are_told_apart_where_a_name_differs() {
        List<DiffLines.Line> lines = DiffLines.of(code("select\tx\nfrom {{ ref('a') }} y\n"));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).differs()).isFalse();
        assertThat(lines.get(1).without())
                .containsExactly(new Fragment("from ", false), new Fragment("dev.a", true), new Fragment(" y", false));
        assertThat(lines.get(1).with()).element(1).isEqualTo(new Fragment("prod.a", true));
    }

    @Test
    void hunks_have_three_lines_around_and_join_where_they_touch() {
        String text = "{{ ref('a') }}\n" + "x\n".repeat(6) + "{{ ref('a') }}\n" + "x\n".repeat(8) + "{{ ref('a') }}";

        assertThat(DiffLines.hunks(DiffLines.of(code(text)))).containsExactly(new Hunk(0, 11), new Hunk(13, 17));
    }

    @Test
    void code_without_a_difference_has_no_hunk() {
        assertThat(DiffLines.hunks(DiffLines.of(code("{{ config() }} x")))).isEmpty();
        assertThat(DiffLines.hunks(DiffLines.of(code("x")))).isEmpty();
    }

    @Test
    void what_moves_a_terminals_cursor_is_written_out() {
        assertThat(DiffLines.of(code("a\u001b[2J\tb")))
                .singleElement()
                .satisfies(line -> assertThat(line.with()).containsExactly(new Fragment("a\\u001b[2J\tb", false)));
    }

    @Test
    void a_line_is_folded_to_its_column_and_padded() {
        List<Fragment> line = List.of(new Fragment("ab\tc", false), new Fragment("dev.a", true));

        assertThat(Folded.lines(line, 6, UnaryOperator.identity())).containsExactly("ab  cd", "ev.a  ");
        assertThat(Folded.lines(line, 6, text -> "<" + text + ">")).containsExactly("ab  c<d>", "<ev.a>  ");
        assertThat(Folded.lines(List.of(), 3, UnaryOperator.identity())).containsExactly("   ");
    }
}
