package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example project, once asked with its database and once with what was saved of it. */
class SavedInventoryPlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private ExampleShop shop;

    @BeforeEach
    void lay_out() {
        shop = ExampleShop.in(temporary);
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

        assertThat(run("plan", "--all", "--inventory", "kept.json").code()).isZero();
        assertThat(databases()).isEmpty();
    }

    @Test
    void a_schema_that_the_file_does_not_mention_is_unknown_and_nobody_guesses() throws IOException {
        run("status", "--save-inventory", "kept.json");
        ObjectNode inventory = (ObjectNode) JSON.readTree(Files.readAllBytes(shop.file("kept.json")));
        ((ArrayNode) inventory.path("schemas")).removeAll();
        ((ArrayNode) inventory.path("relations")).removeAll();
        Files.write(shop.file("kept.json"), JSON.writeValueAsBytes(inventory));

        Told told = run("plan", "--all", "--as", "compile", "--defer", "--output", "json", "--inventory", "kept.json");

        JsonNode first = told.json().path("refs").path(0);
        assertThat(told.code()).isEqualTo(2);
        assertThat(first.path("target").asText()).isEqualTo("error");
        assertThat(first.path("reason").asText()).isEqualTo("listing-failed");
        assertThat(first.path("dev_relation").path("exists").asText()).isEqualTo("unknown");
        assertThat(told.warnings()).contains("schema-unknown");

        assertThat(run("plan", "-s", "returns_daily", "--defer", "--inventory", "kept.json")
                        .out())
                .contains("returns_daily → stg_returns  error  listing-failed", "schema shop.dev_alice was not listed")
                .doesNotContain("does not exist", "will fail");
    }

    @Test
    void a_file_that_is_no_inventory_ends_the_plan_with_what_is_wrong() throws IOException {
        Files.writeString(shop.file("kept.json"), "{\n\"schemas\": 1}");

        Told told = run("plan", "--all", "--inventory", "kept.json");

        assertThat(told.code()).isEqualTo(10);
        assertThat(told.err()).contains("[project-inventory-wrong-type]", "kept.json:2");
        assertThat(told.out()).isEmpty();
    }

    private static JsonNode answer(Told told) {
        assertThat(told.code()).as(told.err()).isZero();
        return told.json();
    }

    private void removeDatabases() throws IOException {
        for (Path file : databases()) Files.delete(file);
    }

    private List<Path> databases() throws IOException {
        try (Stream<Path> files = Files.walk(shop.folder())) {
            return files.filter(file -> file.toString().endsWith(".duckdb")).toList();
        }
    }

    private static String[] with(String[] question, String... more) {
        return Stream.concat(Stream.of(question), Stream.of(more)).toArray(String[]::new);
    }

    /** At one and the same moment, so that answers can be compared. */
    private Told run(String... arguments) {
        Clock moment = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        return InProcess.in(shop.folder()).by(moment).run(arguments);
    }
}
