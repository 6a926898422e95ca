package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.cli.Main;
import io.devenv.cli.Session;
import io.devenv.project.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plan previews: a selector, what was typed, the default selector, what the branch changed, or everything. */
class NodeChoiceTest {
    private static final String SELECTORS = """
            selectors:
              - {name: first, definition: one}
              - {name: usual, definition: two, default: true}
            """;

    @TempDir
    Path project;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeProject() {
        file("dbt_project.yml", "name: shop\nprofile: shop\n");
        file("profiles.yml", """
                shop:
                  target: dev
                  outputs:
                    dev: {type: duckdb, path: dev.duckdb, schema: dev}
                """);
        file("target/manifest.json", manifest("one", "two", "three"));
        file("state/manifest.json", manifest("one", "two"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --selector first                      | one
            --selector first --select three       | one
            --selector first --exclude one        | one
            --selector first --state state        | one
            --select three                        | three
            --exclude three                       | one two
            # the default selector is what dbt takes where nothing is selected
            --all                                 | two
            ''                                    | two
            --all --state state                   | two
            # but what the branch changed is what plan previews then
            --state state                         | three
            --dbt 1.12.6 --select selector:f*     | one
            """)
    void aSelectorComesFirstThenWhatWasTypedThenTheDefault(String typed, String selected) {
        file("selectors.yml", SELECTORS);

        assertThat(plan(typed)).isZero();
        assertThat(selected()).containsExactlyInAnyOrder(selected.split(" "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --all               | one three two
            ''                  | one three two
            --state state       | three
            --state state --all | one three two
            """)
    void withoutADefaultSelectorEverythingIsWhatDbtTakes(String typed, String selected) {
        file("selectors.yml", SELECTORS.replace(", default: true", ""));

        assertThat(plan(typed)).isZero();
        assertThat(selected()).containsExactlyInAnyOrder(selected.split(" "));
    }

    @Test
    void theHeadingSaysWhichSelectorItIs() {
        file("selectors.yml", SELECTORS);

        assertThat(run("plan", "--as", "ls")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--selector usual")
                .contains("nothing was selected: the default selector of selectors.yml, as dbt takes it");
    }

    @Test
    void anUnknownSelectorEndsAsDbtDoes() {
        file("selectors.yml", SELECTORS);

        assertThat(plan("--selector nope")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Could not find selector named nope")
                .contains("use one of first, usual")
                .contains("[selector-unknown]");
    }

    @Test
    void aWrongFileStopsWhateverIsSelected() {
        file("selectors.yml", "selectors: [{name: a}]");

        assertThat(plan("--select one")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("selectors.yml:1")
                .contains("[selectors-invalid]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --select one                 | 0
            --state state                | 0
            ''                           | 10
            --all                        | 10
            --selector a                 | 10
            --select selector:a          | 10
            --exclude selector:a         | 10
            """)
    void jinjaThatDevenvCannotReadStopsOnlyWhereASelectorIsNeeded(String typed, int code) {
        file("selectors.yml", "selectors: [{name: a, definition: a, default: \"{{ target.name is string }}\"}]");

        assertThat(plan(typed)).isEqualTo(code);
    }

    private int plan(String typed) {
        Stream<String> words = Stream.of(typed.split(" ")).filter(word -> !word.isEmpty());
        return run(Stream.concat(Stream.of("plan", "--as", "ls", "--output", "json"), words)
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        Session session = new Session(
                new Environment(Map.of(), project, project, "alice"),
                Optional.empty(),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(session, arguments);
    }

    private List<String> selected() {
        String json = out.toString(StandardCharsets.UTF_8);
        String list = json.substring(json.indexOf("\"selected\""), json.indexOf(']', json.indexOf("\"selected\"")));
        return Pattern.compile("model\\.shop\\.(\\w+)")
                .matcher(list)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String manifest(String... models) {
        String nodes =
                String.join(",", Stream.of(models).map(NodeChoiceTest::model).toArray(String[]::new));
        return """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json",
                 "dbt_version": "1.11.16", "generated_at": "2026-01-15T09:30:00Z", "project_name": "shop",
                 "adapter_type": "duckdb"}, "nodes": {%s}, "macros": {}, "disabled": {}}
                """.formatted(nodes);
    }

    private static String model(String name) {
        return """
                "model.shop.%1$s": {"unique_id": "model.shop.%1$s", "name": "%1$s", "resource_type": "model",
                 "package_name": "shop", "database": "dev", "schema": "dev", "alias": "%1$s", "fqn": ["shop", "%1$s"],
                 "original_file_path": "models/%1$s.sql", "raw_code": "select 1", "config": {"materialized": "view"}}
                """.formatted(name);
    }

    private void file(String path, String text) {
        try {
            Path file = project.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
