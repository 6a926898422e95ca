package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project as the demo lays it out: every relation is what {@code expected.json} says, which was worked out with real dbt. */
class ExampleShopTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private ExampleShop shop;

    @BeforeEach
    void lay_out() {
        shop = ExampleShop.in(temporary);
    }

    @Test
    void every_relation_has_the_class_and_flags_that_were_worked_out_with_dbt() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (JsonNode each : run("status", "--output", "json").path("relations")) {
            told.put(name(each, "identifier"), each.path("class").asText() + " " + flags(each));
        }
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode each : expected().path("relations")) {
            expected.put(name(each, "name"), each.path("class").asText() + " " + flags(each));
        }

        assertThat(told).isEqualTo(expected);
    }

    @Test
    void clean_drops_and_keeps_what_was_worked_out_with_dbt() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (JsonNode each : run("clean", "--output", "json").path("relations")) {
            told.put(name(each, "identifier"), fate(each));
        }
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode each : expected().path("relations")) {
            boolean drops = each.path("clean").asText().equals("drop");
            expected.put(
                    name(each, "name"),
                    drops ? "drop" : "keep " + each.path("why").asText());
        }

        assertThat(told).isEqualTo(expected);
    }

    @Test
    void the_branch_has_changed_what_dbt_finds_changed() throws IOException {
        Set<String> selected = new TreeSet<>();
        run(
                        "plan",
                        "--as",
                        "ls",
                        "--resource-type",
                        "model",
                        "--select",
                        "state:modified",
                        "state:new",
                        "--output",
                        "json")
                .path("selected")
                .forEach(id -> selected.add(id.asText()));
        Set<String> expected = new TreeSet<>();
        expected().path("modified").forEach(id -> expected.add(id.asText()));

        assertThat(selected).isEqualTo(expected);
    }

    private static String fate(JsonNode relation) {
        String decision = relation.path("decision").asText();
        return decision.equals("drop")
                ? "drop"
                : "keep " + relation.path("cause").asText();
    }

    private static String name(JsonNode relation, String field) {
        return relation.path("schema").asText() + "." + relation.path(field).asText();
    }

    private static Set<String> flags(JsonNode relation) {
        Set<String> flags = new TreeSet<>();
        relation.path("flags").forEach(flag -> flags.add(flag.asText()));
        return flags;
    }

    private static JsonNode expected() throws IOException {
        return JSON.readTree(Files.readAllBytes(ExampleShop.HOME.resolve("examples/shop/expected.json")));
    }

    private JsonNode run(String... arguments) {
        Told told = shop.run(arguments);
        assertThat(told.code()).as(told.err()).isZero();
        return told.json();
    }
}
