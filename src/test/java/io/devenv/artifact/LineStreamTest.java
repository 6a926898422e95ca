package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineStreamTest {
    private static final int LONGEST = 1 << 20;

    /** A line and where it begins. */
    private record Line(String text, long start, long number) {}

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("\n", "\r\n", "\r", "\u000b", "\t", "a", "bc", "é", "∑", "𝄞", "07:14:05 [info] [T]: x")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2_000)
    void lines_are_what_stands_between_line_ends_however_they_come_in(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 20) int ahead) throws IOException {
        assertThat(lines(in(text), ahead)).isEqualTo(split(text));
    }

    @Test
    void a_line_without_end_is_cut_and_the_next_one_is_whole() throws IOException {
        String endless = "x".repeat(3 * LONGEST);

        List<Line> lines = lines(in("first\n" + endless + "\nlast"), 1 << 16);

        assertThat(lines).extracting(line -> line.text().length()).containsExactly(5, LONGEST, 4);
        assertThat(lines.get(2)).isEqualTo(new Line("last", 3L * LONGEST + 7, 3));
    }

    @Test
    void however_long_a_line_is_no_more_of_it_is_held() throws IOException {
        List<InputStream> endless = new ArrayList<>();
        byte[] part = new byte[LONGEST];
        Arrays.fill(part, (byte) '{');
        for (int i = 0; i < 64; i++) endless.add(new ByteArrayInputStream(part));
        LineStream lines = new LineStream(new SequenceInputStream(Collections.enumeration(endless)), 0, 0);

        assertThat(lines.next().orElseThrow().length()).as("of 64 MB").isEqualTo(LONGEST);
        assertThat(lines.next()).isEmpty();
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> lines(InputStream in, int ahead) throws IOException {
        LineStream stream = new LineStream(in, 0, 0, ahead);
        List<Line> lines = new ArrayList<>();
        Optional<RawLine> line = stream.next();
        while (line.isPresent()) {
            lines.add(new Line(line.get().text(), stream.start(), stream.number()));
            line = stream.next();
        }
        return lines;
    }

    private static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        long start = 0;
        for (String line : text.split("(?<=\n)")) {
            if (line.isEmpty()) continue;
            String kept = line.replace("\n", "").replace("\r", "");
            lines.add(new Line(kept, start, lines.size() + 1));
            start += line.getBytes(StandardCharsets.UTF_8).length;
        }
        return lines;
    }
}
