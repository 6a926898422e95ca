package io.devenv.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SQL that {@code plan --diff} shows with defer is the SQL that dbt compiled, letter by letter, wherever devenv says that nothing of it is unknown. The manifests
 * of the recorded questions hold no compiled code, so all of it is made from raw code.
 */
class CompiledCodeTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("devenv.home", "."), "src/test/resources/conformance");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How dbt's {@code --empty} wraps every relation on DuckDB; where refs point is the same with it. */
    private static final String EMPTY = "\\(select \\* from ([^()]*?) where false limit 0\\)";

    private final Map<String, String> differences = new TreeMap<>();
    private int complete;
    private final Set<String> unknown = new TreeSet<>();

    @TempDir
    Path temporary;

    @Test
    void what_is_said_to_be_complete_is_what_dbt_compiled() throws Exception {
        for (JsonNode each : JSON.readTree(Files.readAllBytes(CORPUS.resolve("index.json")))) {
            Case question = Case.read(CORPUS, each.path("name").asText());
            if (question.adapter().equals("duckdb") && isDeferred(question)) compare(question);
        }

        assertThat(differences).isEmpty();
        assertThat(complete).isGreaterThanOrEqualTo(164);
        assertThat(unknown).isNotEmpty().allMatch(CompiledCodeTest::isDbtsOwn);
    }

    /** A macro or a condition, and a ref where a macro of the project stands for it or where it is behind one: what only running Jinja tells. */
    private static boolean isDbtsOwn(String text) {
        return text.contains("generic test") || text.matches("\\{[{%] (?!source|config|this).*");
    }

    /** Nodes of a run that stopped half-way are compiled, too, but not by every dbt for certain; {@code show} adds a limit. */
    private static boolean isDeferred(Case question) {
        return !question.document().path("compiled").isEmpty()
                && !question.document()
                        .path("invocation")
                        .path("command")
                        .asText()
                        .equals("show")
                && question.arguments().contains("--defer")
                && question.exitCode() == 0;
    }

    private void compare(Case question) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve(question.name()));
        new CaseFolder(question, folder).layOut();
        JsonNode dbts = question.document().path("compiled");
        for (JsonNode sides : sides(question, folder)) {
            String id = sides.path("node").asText();
            if (!sides.path("unknown").isEmpty()) {
                sides.path("unknown")
                        .forEach(each -> unknown.add(each.path("text").asText()));
                continue;
            }
            complete++;
            String compiled = dbts.path(id).asText().replaceAll(EMPTY, "$1");
            String ours = sides.path("with_defer").asText();
            if (!isSame(question, ours, compiled))
                differences.put(question.name() + " " + id, ours + "\n--- dbt:\n" + compiled);
        }
    }

    /** dbt 1.5 puts ephemeral models in without the blank behind them that later ones put there. */
    private static boolean isSame(Case question, String ours, String compiled) {
        boolean exact = !question.document().path("dbt_version").asText().startsWith("1.5.");
        return exact ? ours.equals(compiled) : ours.replaceAll("\\s", "").equals(compiled.replaceAll("\\s", ""));
    }

    private static JsonNode sides(Case question, Path folder) {
        List<String> arguments = new ArrayList<>(question.arguments());
        question.document()
                .path("compiled")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(id -> !id.startsWith("unit_test.") && !id.startsWith("function."))
                .forEach(id -> arguments.addAll(List.of("--diff", id)));
        Told told = InProcess.in(folder).with(question.environment()).run(arguments);
        assertThat(told.out()).as(question.name() + ": " + told.err()).isNotEmpty();
        return told.json().path("diff");
    }
}
