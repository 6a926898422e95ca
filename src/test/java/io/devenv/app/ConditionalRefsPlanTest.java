package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ref of the example project put behind a condition: what {@code devenv plan} makes of options, project and target. */
class ConditionalRefsPlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VARS_FILE = "vars.yml";

    @TempDir
    static Path temporary;

    private static ExampleShop shop = new ExampleShop(Path.of("shop"));

    @BeforeAll
    static void lay_out() throws IOException {
        shop = ExampleShop.in(temporary);
        Files.writeString(
                shop.file("dbt_project.yml"),
                "\nvars:\n  deep: false\n  shop:\n    wide: true\n  later: '{{ 1 }}'\n",
                StandardOpenOption.APPEND);
    }

    /** Puts the one ref of a model behind a condition that held while dbt parsed. */
    private void condition(String condition) throws IOException {
        Files.deleteIfExists(shop.file(VARS_FILE));
        Path file = shop.file("target/manifest.json");
        JsonNode manifest = JSON.readTree(Files.readAllBytes(file));
        ObjectNode model = (ObjectNode) manifest.path("nodes").path("model.shop.customer_segments");
        model.put("raw_code", "select 1 {% if not execute or " + condition + " %}from {{ ref('orders') }}{% endif %}");
        Files.write(file, JSON.writeValueAsBytes(manifest));
    }

    private static Told plan(String... options) {
        List<String> arguments = new ArrayList<>(List.of("plan", "--select", "customer_segments"));
        arguments.addAll(List.of(options));
        Told told = shop.run(arguments);
        assertThat(told.code()).as(told.err()).isZero();
        return told;
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            false                             ; --as run                             ; none
            true                              ; --as run                             ; executed
            var('deep')                       ; --as run                             ; none
            var('deep')                       ; --as compile --vars {deep:␣true}     ; executed
            var('wide')                       ; --as run                             ; executed
            var('elsewhere', false)           ; --as run                             ; none
            var('later')                      ; --as run                             ; conditional
            target.name == 'dev'              ; --as run                             ; executed
            target.name == 'prod'             ; --as run                             ; none
            target.type ~ target.schema == 'duckdbdev_alice' ; --as run              ; executed
            target.database == 'shop'         ; --as run                             ; executed
            target.profile_name == 'shop'     ; --as run                             ; executed
            target.threads == 100             ; --as run                             ; conditional
            flags.FULL_REFRESH                ; --as run                             ; none
            flags.FULL_REFRESH                ; --as run --full-refresh              ; executed
            flags.FULL_REFRESH                ; --as docs                            ; conditional
            flags.WHICH == 'generate'         ; --as docs                            ; executed
            flags.WHICH == 'build'            ; --as build                           ; executed
            env_var('X', '')                  ; --as run                             ; conditional
            """)
    void a_ref_is_in_the_plan_unless_its_condition_certainly_does_not_hold(
            String condition, String options, String expected) throws IOException {
        condition(condition);
        List<String> words = new ArrayList<>(List.of("--output", "json"));
        for (String word : options.split(" ")) words.add(word.replace('␣', ' '));

        JsonNode refs = plan(words.toArray(String[]::new)).json().path("refs");

        String found = refs.isEmpty() ? "none" : refs.path(0).has("conditional") ? "conditional" : "executed";
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_condition_that_only_dbt_can_answer_stands_beside_the_ref() throws IOException {
        condition("env_var('X',  '')");

        JsonNode ref = plan("--output", "json").json().path("refs").path(0);

        assertThat(ref.path("parent").asText()).isEqualTo("model.shop.orders");
        assertThat(ref.path("conditional").asText()).isEqualTo("not execute or env_var('X',  '')");
        assertThat(plan().out())
                .containsPattern("customer_segments → orders .*only if not execute or env_var\\('X', ''\\)");
    }

    @Test
    void a_file_of_vars_may_say_otherwise_than_the_project() throws IOException {
        condition("var('deep')");
        Files.writeString(shop.file(VARS_FILE), "vars: {deep: true}\n");

        JsonNode refs = plan("--output", "json").json().path("refs");

        assertThat(refs.path(0).path("conditional").asText()).isEqualTo("not execute or var('deep')");
    }
}
