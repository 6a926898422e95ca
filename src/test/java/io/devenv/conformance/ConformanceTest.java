package io.devenv.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
        assertThat(names).hasSizeGreaterThanOrEqualTo(984);
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

        Told told = InProcess.in(folder).with(question.environment()).run(question.arguments());
        return Difference.between(
                question, told.code(), Optional.of(told.json()).filter(ConformanceTest::isAnswer), told.err());
    }

    private static boolean isAnswer(JsonNode document) {
        return document.path("schema").asText().equals("devenv/plan/1");
    }
}
