package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The .env file as dbt 1.12 loads it. */
class EnvFileTest {
    private static final Map<String, String> REAL = Map.of("REAL", "outside", "EMPTY", "");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            A=plain                  ; plain
            A = spaced out           ; spaced out
            export A=x               ; x
            export  A=x              ; x
            'A'=x                    ; x
            A=x # comment            ; x
            A=x#y                    ; x#y
            A=#x #y                  ; #x
            A= # comment             ; ``
            A=                       ; ``
            A="in # quotes" # c      ; in # quotes
            A='in # quotes'# c       ; in # quotes
            A="a \\"q\\" \\t."       ; `a "q" \t.`
            A='a \\'q\\' \\t.'       ; `a 'q' \\t.`
            A="\\\\ \\x \\'"         ; `\\ \\x '`
            A=\\t                    ; \\t
            A=it's                   ; it's
            A=${REAL}                ; outside
            A='${REAL}'              ; outside
            A=${EMPTY:-x}            ; ``
            A=${NOPE}                ; ``
            A=${NOPE:-x y}.          ; x y.
            A=$REAL ${REAL:x}        ; $REAL ${REAL:x}
            A=c:\\$1                 ; c:\\$1
            """)
    void aLineIsReadAsDbtsLoaderReadsIt(String line, String value) {
        assertThat(EnvFile.variables(line, REAL)).isEqualTo(Map.of("A", value));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "# A=x",
                "A",
                "export A",
                "A b=x",
                "=x",
                "''=x",
                "'A=x",
                "A=\"x\"y",
                "A=\"x",
                "A='x",
                "",
                "A=x\nA"
            })
    void whatBindsNothingIsSkipped(String text) {
        assertThat(EnvFile.variables(text, REAL)).isEmpty();
        assertThat(EnvFile.variables(text + "\nB=2", REAL)).isEqualTo(Map.of("B", "2"));
    }

    @Test
    void linesEndInAnyWayAndQuotesMayHoldSeveral() {
        assertThat(EnvFile.variables("\uFEFFA=1\r\nB=2\rC=3\n\n  D=4 \nE=\"x\r\ny\"\nF='z\n'", REAL))
                .isEqualTo(Map.of("A", "1", "B", "2", "C", "3", "D", "4", "E", "x\ny", "F", "z\n"));
    }

    @Test
    void ofTwoWithOneNameTheLaterCountsAndMaySeeTheEarlier() {
        assertThat(EnvFile.variables("A=1\nA=${A}2\nREAL=inside\nB=${REAL}", REAL))
                .isEqualTo(Map.of("A", "12", "REAL", "inside", "B", "outside"));
    }

    @Test
    void theRealEnvironmentWinsEvenWhereItIsSetToNothing() {
        Path file = file(".env", "REAL=inside\nEMPTY=inside\nNEW=inside\n");

        assertThat(EnvFile.added(file, at("", REAL)).variables())
                .isEqualTo(Map.of("REAL", "outside", "EMPTY", "", "NEW", "inside"));
    }

    @Test
    void theNearestFileUpwardCounts() throws IOException {
        Path upper = file(".env", "A=upper");
        Path lower = file("a/b/.env", "A=lower");
        Files.createDirectories(folder.resolve("a/b/c/.env"));

        assertThat(EnvFile.of(at("", Map.of()))).contains(upper);
        assertThat(EnvFile.of(at("a", Map.of()))).contains(upper);
        assertThat(EnvFile.of(at("a/b", Map.of()))).contains(lower);
        assertThat(EnvFile.of(at("a/b/c", Map.of()))).as("a folder of that name").contains(lower);
    }

    @ParameterizedTest(name = "PYTHON_DOTENV_DISABLED={0}: {1}")
    @CsvSource({"1, true", "TRUE, true", "t, true", "Yes, true", "y, true", "0, false", "'', false", "on, false"})
    void itCanBeSwitchedOff(String value, boolean off) {
        Path file = file(".env", "A=1");

        assertThat(EnvFile.of(at("", Map.of("PYTHON_DOTENV_DISABLED", value))))
                .isEqualTo(off ? Optional.empty() : Optional.of(file));
    }

    @Test
    void aFileThatIsNoTextIsAProblemThatShowsNothingOfIt() throws IOException {
        Path file = Files.write(folder.resolve(".env"), new byte[] {'h', 'u', 'n', 't', (byte) 0xff});

        Problem problem = catchThrowableOfType(Stop.class, () -> EnvFile.added(file, at("", Map.of())))
                .problem();

        assertThat(problem.code()).isEqualTo("env-file-unreadable");
        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
        assertThat(List.of(problem.message(), problem.toString())).noneMatch(text -> text.contains("hunt"));
    }

    private Environment at(String path, Map<String, String> variables) {
        return new Environment(variables, folder.resolve(path), folder, "alice");
    }

    private Path file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
