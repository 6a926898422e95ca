package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            stg_*     | stg_orders   | true
            stg_*     | int_orders   | false
            *         | ''           | true
            *orders   | orders       | true
            a*b*c     | aXbYbZc      | true
            a*b*c     | aXbYbZ       | false
            *a/b.c*   | x/a/b.c.d    | true
            stg_?     | stg_a        | true
            stg_?     | stg_         | false
            [ab]x     | bx           | true
            [ab]x     | cx           | false
            [ab]x     | ]x           | false
            [!ab]x    | cx           | true
            [!ab]x    | [x           | true
            [!ab]x    | !x           | true
            [!ab]x    | ax           | false
            [a-c]x    | bx           | true
            [c-a]x    | bx           | false
            [a-]x     | -x           | true
            []a]x     | ]x           | true
            []a]x     | ax           | true
            []a]x     | bx           | false
            [!]a]x    | bx           | true
            [!]a]x    | ]x           | false
            [!]x      | ]x           | false
            [!]x      | [!]x         | true
            []x       | []x          | true
            [a-c]x    | ax           | true
            [a-c]x    | cx           | true
            [a-c]x    | dx           | false
            [a-c]x    | -x           | false
            [a-cx]    | x            | true
            [!a-c]    | b            | false
            [!a-c]    | d            | true
            [a-]x     | ax           | true
            [-a]x     | -x           | true
            [!-a]x    | -x           | false
            [ab       | [ab          | true
            [         | [            | true
            [!        | [!           | true
            [!        | a            | false
            x[        | x[           | true
            [ab       | a            | false
            [^a]      | b            | false
            a.b       | axb          | false
            A*        | abc          | false
            ?         | 𝕏            | true
            *?x       | 𝕏𝕏x          | true
            *𝕏y       | 𝕏𝕏y          | true
            ??        | 𝕏            | false
            """)
    void matchesAsPythonsFnmatchDoes(String pattern, String text, boolean fits) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(fits);
    }

    @Test
    @Timeout(5)
    void manyStarsDoNotTakeForever() {
        assertThat(Glob.of("*a".repeat(40) + "b").matches("a".repeat(4000))).isFalse();
    }
}
