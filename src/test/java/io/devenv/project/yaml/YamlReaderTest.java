package io.devenv.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    /** The right column was printed by dbt 1.11.16 for a setting of that value. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            3                    , Integer 3
            1e3                  , String 1e3
            1.5                  , Double 1.5
            1e+3                 , String 1e+3
            1.0e3                , String 1.0e3
            1.0e+3               , Double 1000.0
            0x1F                 , Integer 31
            0b11                 , Integer 3
            0o7                  , String 0o7
            010                  , Integer 8
            09                   , String 09
            1_000                , Integer 1000
            1:30                 , Integer 90
            12:30:45.5           , Double 45045.5
            +1                   , Integer 1
            -.5                  , String -.5
            1.                   , Double 1.0
            .inf                 , Double inf
            12345678901          , Long 12345678901
            ~                    , None None
            off                  , Boolean False
            Yes                  , Boolean True
            y                    , String y
            2020-01-01           , String 2020-01-01
            2020-1-1             , String 2020-1-1
            2020-01-01 10:11:12  , String 2020-01-01T10:11:12
            2020-01-01T1:11:12Z  , String 2020-01-01T01:11:12+00:00
            !!str 12             , String 12
            "12"                 , String 12
            """)
    void plainValuesHaveTheTypesOfPyYaml(String written, String expected) {
        Object value = map("a: " + written).get("a").orElseThrow().plain();
        assertThat(value.getClass().getSimpleName() + " " + PythonText.of(value))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a: 1\\n\\tb: 2              | 2 | tab
            a: 1\\n  b: 2               | 2 | mapping values
            a: [1,\\nb: 2               | 2 | expected
            a: *nope                    | 1 | alias
            a: &x [*x]                  | 1 | contains itself
            a: 1\\nb: !mine x           | 2 | tag
            a: !!python/object:os.x {}  | 1 | tag
            a: !!binary aGk=            | 1 | tag
            a: 1\\n? [b]\\n: 2          | 2 | a key must be one value
            a: 1\\n<<: 2                | 2 | merges maps only
            a: 1\\nb: \\u0007           | 2 | U+0007
            """)
    void whatIsNoYamlIsToldWithItsLine(String written, int line, String reason) {
        Problem problem =
                problemOf(written.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));
        assertThat(problem.code()).isEqualTo("yaml-invalid");
        assertThat(problem.message()).contains(reason);
        assertThat(problem.place()).contains(Place.line("x.yml", line));
    }

    @Test
    void twoDocumentsAreOneTooMany() {
        assertThat(problemOf("a: 1\n---\nb: 2\n").code()).isEqualTo("yaml-invalid");
    }

    @Test
    void aListIsNoMap() {
        Problem problem = problemOf("\n- a\n");
        assertThat(problem.code()).isEqualTo("yaml-not-a-map");
        assertThat(problem.place()).contains(Place.line("x.yml", 2));
    }

    @Test
    void everyKeyKnowsItsLine() {
        Yaml.Mapping map = map("a: 1\n\n# c\nb:\n  c: 2\n");
        assertThat(map.lineOf("b")).isEqualTo(4);
        assertThat(((Yaml.Mapping) map.get("b").orElseThrow()).lineOf("c")).isEqualTo(5);
    }

    @Test
    void ofARepeatedKeyTheLastValueCountsAndTheFirstLineIsKept() {
        Yaml.Entry entry = map("a: 1\nb: 2\na: 3\n").entries().get("a");
        assertThat(entry).isNotNull();
        assertThat(entry.value().plain()).isEqualTo(3);
        assertThat(entry.before()).hasValue(1);
    }

    @Test
    void ownKeysWinOverMergedOnesAndTheFirstMergedMapOverTheNext() {
        Yaml.Mapping map = map("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 5\n");
        assertThat(map.get("z").orElseThrow().plain()).isEqualTo(Map.of("a", 5, "b", 2, "c", 4));
    }

    @Test
    void keysThatAreNoTextReadAsPythonWritesThem() {
        assertThat(map("on: 1\n2: x\n~: y\n").entries().keySet()).containsExactly("True", "2", "None");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(map("\uFEFFa: 1").plain()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void nothingIsAnEmptyMap() {
        assertThat(map("# only a comment\n").plain()).isEqualTo(Map.of());
    }

    @Test
    void aliasesThatMultiplyAreStopped() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String aliases = ("*a" + (level - 1) + " , ").repeat(10);
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, aliases));
        }
        assertThat(problemOf(bomb.toString()).message()).contains("expand");
    }

    @Test
    void depthIsLimited() {
        assertThat(problemOf("a: " + "[".repeat(500) + "]".repeat(500)).code()).isEqualTo("yaml-too-large");
    }

    private static Yaml.Mapping map(String text) {
        return YamlReader.readMap("x.yml", text);
    }

    private static Problem problemOf(String text) {
        Stop stop = catchThrowableOfType(Stop.class, () -> YamlReader.readMap("x.yml", text));
        assertThat(stop).as("read without a problem").isNotNull();
        return stop.problem();
    }
}
