package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example project, once asked with its database and once with what was saved of it. */
class SavedInventoryPlanTest {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private Path shop;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void lay_out() {
        shop = temporary.resolve("shop");
        SetUpDemo.in(shop, Optional.of(HOME), Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--all",
                "--all --as compile --defer",
                "--all --as build --defer --favor-state",
                "--defer --as compile"
            })
    void a_plan_from_what_was_saved_is_the_plan_from_the_connection(String options) throws IOException {
        String[] question = ("plan --output json " + options).split(" ");
        run("status", "--save-inventory", "kept.json");
        JsonNode connected = answer(run(question));

        removeDatabases();
        JsonNode saved = answer(run(with(question, "--inventory", "kept.json")));

        assertThat(saved).isEqualTo(connected);
        assertThat(connected.path("refs")).isNotEmpty();
    }

    @Test
    void no_database_is_made_or_needed() throws IOException {
        run("status", "--save-inventory", "kept.json");
        removeDatabases();

        assertThat(run("plan", "--all", "--inventory", "kept.json")).isZero();
        assertThat(databases()).isEmpty();
    }

    @Test
    void a_schema_that_the_file_does_not_mention_is_unknown_and_nobody_guesses() throws IOException {
        run("status", "--save-inventory", "kept.json");
        ObjectNode inventory = (ObjectNode) JSON.readTree(Files.readAllBytes(shop.resolve("kept.json")));
        ((ArrayNode) inventory.path("schemas")).removeAll();
        ((ArrayNode) inventory.path("relations")).removeAll();
        Files.write(shop.resolve("kept.json"), JSON.writeValueAsBytes(inventory));

        int code = run("plan", "--all", "--as", "compile", "--defer", "--output", "json", "--inventory", "kept.json");

        JsonNode first = JSON.readTree(out.toByteArray()).path("refs").path(0);
        assertThat(code).isEqualTo(2);
        assertThat(first.path("target").asText()).isEqualTo("error");
        assertThat(first.path("reason").asText()).isEqualTo("listing-failed");
        assertThat(first.path("dev_relation").path("exists").asText()).isEqualTo("unknown");
        assertThat(JSON.readTree(out.toByteArray()).path("warnings").findValuesAsText("code"))
                .contains("schema-unknown");

        run("plan", "-s", "returns_daily", "--defer", "--inventory", "kept.json");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("returns_daily → stg_returns  error  listing-failed", "schema shop.dev_alice was not listed")
                .doesNotContain("does not exist", "will fail");
    }

    @Test
    void a_file_that_is_no_inventory_ends_the_plan_with_what_is_wrong() throws IOException {
        Files.writeString(shop.resolve("kept.json"), "{\n\"schemas\": 1}");

        assertThat(run("plan", "--all", "--inventory", "kept.json")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("[project-inventory-wrong-type]", "kept.json:2");
        assertThat(out.size()).isZero();
    }

    private JsonNode answer(int code) throws IOException {
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(out.toByteArray());
    }

    private void removeDatabases() throws IOException {
        for (Path file : databases()) Files.delete(file);
    }

    private List<Path> databases() throws IOException {
        try (Stream<Path> files = Files.walk(shop)) {
            return files.filter(file -> file.toString().endsWith(".duckdb")).toList();
        }
    }

    private static String[] with(String[] question, String... more) {
        return Stream.concat(Stream.of(question), Stream.of(more)).toArray(String[]::new);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(
                new Session(
                        new Environment(Map.of(), shop, temporary, "alice"),
                        Optional.of(HOME),
                        Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC),
                        new BufferedReader(new StringReader("")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false),
                arguments);
    }
}
