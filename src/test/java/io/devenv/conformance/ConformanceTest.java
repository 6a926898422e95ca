package io.devenv.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.cli.Main;
import io.devenv.cli.Session;
import io.devenv.project.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Puts every recorded question to the command itself and compares its answer with dbt's. */
class ConformanceTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("devenv.home", "."), "src/test/resources/conformance");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> devenv_answers_as_dbt_did() throws IOException {
        List<String> names = names();
        assertThat(names).hasSizeGreaterThanOrEqualTo(799);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(difference(name)).as(name).isEmpty()));
    }

    private static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode each : JSON.readTree(Files.readAllBytes(CORPUS.resolve("index.json")))) {
            names.add(each.path("name").asText());
        }
        return names;
    }

    private Optional<String> difference(String name) throws IOException, SQLException {
        Case question = Case.read(CORPUS, name);
        Path folder = Files.createDirectories(temporary.resolve(name));
        new CaseFolder(question, folder).layOut();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                session(question, folder, out, err), question.arguments().toArray(String[]::new));
        return Difference.between(
                question,
                code,
                Optional.of(JSON.readTree(out.toByteArray())).filter(ConformanceTest::isAnswer),
                err.toString(StandardCharsets.UTF_8));
    }

    private static boolean isAnswer(JsonNode document) {
        return document.path("schema").asText().equals("devenv/plan/1");
    }

    private static Session session(Case question, Path folder, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Session(
                new Environment(question.environment(), folder, folder, "alice"),
                Optional.empty(),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }
}
