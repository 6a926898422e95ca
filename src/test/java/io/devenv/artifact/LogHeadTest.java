package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the head of a line in dbt's text log, said once more as an expression: both find the same. */
class LogHeadTest {
    private static final Pattern HEAD = Pattern.compile(
            "(?:\\u001b\\[[0-9;]*m)*(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)? \\[(\\w+) *\\] \\[([^\\]]*)\\]: (.*)",
            Pattern.DOTALL);

    private static final List<String> WHOLE = List.of(
            "\u001b[0m", "07:14:05", ".069358", " [", "info", " ", "] [", "Thread-1 (", "]: ", "On model.shop.a: é");

    private static final Arbitrary<String> PIECES = Arbitraries.of(
            "",
            " ",
            "[",
            "]",
            ":",
            ".",
            ";",
            "m",
            "0",
            "7",
            "_",
            "é",
            "٣",
            "\u0085",
            "\t",
            "\u001b",
            "\u001b[",
            "\u001b[1;33m",
            "\u001b[m",
            "07:14:05",
            "7:14:05",
            ".1",
            ". ",
            "] [",
            "]: ",
            "debug",
            "Thread-12");

    /** A change of one of the pieces of which a head is made. */
    private record Edit(int at, boolean instead, String piece) {
        void in(List<String> pieces) {
            int index = at % pieces.size();
            if (instead) pieces.set(index, piece);
            else pieces.add(index, piece);
        }
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 20), Arbitraries.of(true, false), PIECES)
                .as(Edit::new);
        Arbitrary<Integer> lengths =
                Arbitraries.integers().between(0, 400).withDistribution(RandomDistribution.uniform());
        Arbitrary<String> lines = edits.list().ofMaxSize(3).map(LogHeadTest::edited);
        return Combinators.combine(lines, lengths)
                .as((line, length) -> line.substring(0, Math.min(length, line.length())));
    }

    private static String edited(List<Edit> edits) {
        List<String> pieces = new ArrayList<>(WHOLE);
        edits.forEach(edit -> edit.in(pieces));
        return String.join("", pieces);
    }

    @Property(tries = 20_000)
    void letter_by_letter_it_is_found_where_the_expression_finds_it(@ForAll("lines") String line) {
        Optional<List<String>> found = found(line);

        Statistics.label("a head")
                .collect(found.isPresent())
                .coverage(shares -> shares.check(true).percentage(share -> share > 20 && share < 80));
        assertThat(found).as(line).isEqualTo(expected(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "07:14:05 [info] []: ",
                "07:14:05 [info] []:",
                "07:14:05. [info] [T]: x",
                "07:14:05.1. [info] [T]: x",
                "07:14:05 [info ",
                "07:14:05 [] [T]: x",
                "07:14:05 [in fo] [T]: x",
                "07:14:05 [info] [T]x]: y",
                "07:14:05 [info] [T[]: ]: y",
                "\u001b[0;1\u001b[m07:14:05 [info] [T]: x",
                "\u001b[0m\u001b[;;m07:14:05 [info] [T]: x",
                "\u001b[0m 07:14:05 [info] [T]: x",
                "٠٧:14:05 [info] [T]: x",
                "07:14:05 [ínfo] [T]: x",
                "07:14:05 [info] [\u0085Thread é ]: \u2028",
            })
    void at_the_edges_too(String line) {
        assertThat(found(line)).isEqualTo(expected(line));
    }

    /** Time, thread and message, read in the middle of other lines. */
    private static Optional<List<String>> found(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] around = (text + "\n" + text + "]: x\n").getBytes(StandardCharsets.UTF_8);
        RawLine line = new RawLine(around, bytes.length + 1, 2 * bytes.length + 1);
        assertThat(line.text()).isEqualTo(text);
        return LogHead.of(line).map(head -> List.of(head.time(line), head.thread(line), line.text(head.message())));
    }

    private static Optional<List<String>> expected(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) return Optional.empty();
        return Optional.of(List.of(head.group(1), head.group(3).strip(), head.group(4)));
    }
}
