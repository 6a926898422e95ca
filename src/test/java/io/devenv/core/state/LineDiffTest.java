package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected text is what {@code diff -u} printed. A bar stands for the end of a line. */
class LineDiffTest {
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = ';', textBlock = """
            a|b|c           ; a|b|c             ; ''
            ''              ; ''                ; ''
            a               ; b                 ; @@ -1 +1 @@|-a|+b|
            a|b|c           ; a|x|c             ; @@ -1,3 +1,3 @@| a|-b|+x| c|
            ''              ; a|b               ; @@ -0,0 +1,2 @@|+a|+b|
            a|b             ; ''                ; @@ -1,2 +0,0 @@|-a|-b|
            a               ; a|b               ; @@ -1 +1,2 @@| a|+b|
            a|b             ; b                 ; @@ -1,2 +1 @@|-a| b|
            1|2|3|4|5|6     ; 1|2|3|4|x|6       ; @@ -2,5 +2,5 @@| 2| 3| 4|-5|+x| 6|
            x|2|3|4|5|6     ; 1|2|3|4|5|6       ; @@ -1,4 +1,4 @@|-x|+1| 2| 3| 4|
            a|b|c|d         ; b|c|e|d           ; @@ -1,4 +1,4 @@|-a| b| c|+e| d|
            a               ; a|a               ; @@ -1 +1,2 @@| a|+a|
            a|a             ; a                 ; @@ -1,2 +1 @@| a|-a|
            b|x             ; a|b|y             ; @@ -1,2 +1,3 @@|+a| b|-x|+y|
            a|b|a           ; b|a|b             ; @@ -1,3 +1,3 @@|-a| b| a|+b|
            x|2|3|4|5|6|7|y ; 1|2|3|4|5|6|7|8   ; @@ -1,8 +1,8 @@|-x|+1| 2| 3| 4| 5| 6| 7|-y|+8|
            x|2|3|4|5|6|7|8|y ; 1|2|3|4|5|6|7|8|9 ; @@ -1,4 +1,4 @@|-x|+1| 2| 3| 4|@@ -6,4 +6,4 @@| 6| 7| 8|-y|+9|
            """)
    void isWhatDiffPrints(String old, String now, String expected) {
        assertThat(LineDiff.of(lines(old), lines(now))).isEqualTo(lines(expected));
    }

    @Test
    void hugeTextsAreShownWhole() {
        String old = numbers(0, 2001);
        String now = numbers(10_000, 12_000);

        assertThat(LineDiff.of(old, now))
                .startsWith("@@ -1,2001 +1,2000 @@\n-0\n")
                .contains("-2000\n+10000\n")
                .endsWith("+11999\n");
    }

    @Test
    void asManyLinesAsCanBeComparedAreCompared() {
        String old = numbers(0, 1999) + "same\n";
        String now = "same\n" + numbers(10_000, 11_999);

        assertThat(LineDiff.of(old, now)).contains("\n same\n");
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> number + "\n").collect(Collectors.joining());
    }

    private static String lines(String text) {
        return text.replace('|', '\n');
    }
}
