package io.devenv.app;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code devenv plan} for each command and each dbt, over the example project. */
class CommandsAndVersionsTest {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private Path shop;

    private record Told(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }

        Set<String> warnings() throws IOException {
            Set<String> codes = new TreeSet<>();
            json().path("warnings").forEach(each -> codes.add(each.path("code").asText()));
            return codes;
        }
    }

    @BeforeEach
    void lay_out() {
        shop = temporary.resolve("shop");
        SetUpDemo.in(shop, Optional.of(HOME), Clock.systemUTC());
    }

    private Told plan(String... words) {
        return plan(Map.of(), words);
    }

    private Told plan(Map<String, String> environment, String... words) {
        List<String> arguments = new ArrayList<>(List.of("plan"));
        arguments.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new Environment(environment, shop, temporary, "alice"),
                Optional.of(HOME),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(session, arguments.toArray(String[]::new));
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Told json(String... words) {
        List<String> all = new ArrayList<>(List.of("--output", "json"));
        all.addAll(List.of(words));
        return plan(all.toArray(String[]::new));
    }

    @ParameterizedTest(name = "--as {0} is {1}")
    @CsvSource({
        "list,             ls",
        "docs generate,    docs",
        "docs-generate,    docs",
        "source freshness, source-freshness",
        "run-operation,    run-operation",
        "show,             show",
        "build,            build",
    })
    void a_command_is_named_as_for_dbt(String typed, String previewed) throws IOException {
        Told told = json("--as", typed, "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("as").asText()).isEqualTo(previewed);
    }

    @Test
    void retry_says_that_it_cannot_be_previewed_and_other_words_are_wrong_usage() {
        assertThat(plan("--as", "retry").code()).isEqualTo(2);
        assertThat(plan("--as", "retry").err()).contains("[retry-not-previewed]");
        assertThat(plan("--as", "debug").code()).isEqualTo(2);
        assertThat(plan("--as", "debug").err()).contains("not debug");
        assertThat(plan("stray").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "1", "one.2"})
    void what_is_no_version_is_wrong_usage_and_not_taken_for_the_newest(String version) {
        assertThat(plan("--dbt", version).code()).isEqualTo(2);
        assertThat(plan("--dbt", version).err()).contains("--dbt takes a version", "not '" + version + "'");
    }

    @ParameterizedTest
    @CsvSource({"docs, dbt docs generate", "source-freshness, dbt source freshness", "ls, dbt ls"})
    void the_heading_has_the_command_as_one_types_it(String command, String heading) {
        assertThat(plan("--as", command).out()).startsWith(heading + " --select state:modified+\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "run,              Nodes in the order they run",
        "build,            Nodes in the order they run",
        "compile,          Nodes in the order they are compiled",
        "docs,             Nodes in the order they are compiled",
        "test,             Tests in the order they run",
        "seed,             Seeds in the order they are loaded",
        "snapshot,         Snapshots in the order they are taken",
        "ls,               Nodes that are listed",
        "clone,            Clones",
    })
    void what_becomes_of_the_nodes_is_said_in_the_words_of_the_command(String command, String title) {
        assertThat(plan("--as", command, "--all").out().lines()).contains(title);
    }

    @Test
    void an_operation_selects_nothing_and_its_macro_is_taken() throws IOException {
        Told told = json("--as", "run-operation", "some_macro", "--args", "{a: 1}");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("selected")).isEmpty();
        assertThat(told.warnings()).contains("operation-never-defers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "run-operation"})
    void what_never_defers_needs_no_state(String command) throws IOException {
        Files.delete(shop.resolve("state/manifest.json"));

        Told told = json("--as", command, "--defer", "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("defer").asBoolean()).isFalse();
    }

    @Test
    void seeds_load_the_state_since_1_8_though_they_have_no_refs() throws IOException {
        Files.delete(shop.resolve("state/manifest.json"));
        Files.delete(shop.resolve("state/run_results.json"));

        assertThat(json("--as", "seed", "--all", "--defer", "--dbt", "1.8.0").code())
                .isEqualTo(11);
        Map<String, String> defers = Map.of("DBT_DEFER", "true");
        assertThat(plan(defers, "--as", "seed", "--all", "--dbt", "1.7.0").code())
                .isZero();
    }

    @Test
    void an_option_that_this_dbts_command_does_not_take_is_wrong_usage_and_the_environment_is_ignored() {
        Told typed = plan("--as", "seed", "--defer", "--dbt", "1.7.0", "--all");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("dbt 1.7.0 seed has no option --defer").contains("[option-not-of-this-dbt]");

        assertThat(plan("--defer-state", "state", "--dbt", "1.5.0", "--all").code())
                .isEqualTo(2);
        assertThat(plan("--favor-state", "--as", "ls", "--dbt", "1.6.0", "--all")
                        .code())
                .isEqualTo(2);
        assertThat(plan("--state", "state", "--as", "run-operation", "--dbt", "1.6.0")
                        .code())
                .isEqualTo(2);
        assertThat(plan("--as", "seed", "--defer", "--dbt", "1.8.0", "--all").code())
                .isZero();
    }

    @Test
    void dbt_2_defers_by_itself_and_says_of_each_answer_that_nobody_checked_it() throws IOException {
        Told told = json("--dbt", "2.0.0", "--all", "--as", "compile", "--select", "returns_daily");

        assertThat(told.json().path("defer").asBoolean()).isTrue();
        assertThat(told.json().path("rules").asText()).isEqualTo("dbt 2");
        assertThat(told.json().path("refs"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(ref.path("unverified").asText()).contains("dbt 2"));
        assertThat(told.warnings()).contains("unverified");
        assertThat(told.json().path("unverified").toString()).contains("selection: ", "refs: ");

        Told off = json("--dbt", "2.0.0", "--no-defer", "--as", "compile", "--select", "returns_daily");
        assertThat(off.json().path("defer").asBoolean()).isFalse();
        assertThat(off.json().path("refs"))
                .allSatisfy(ref -> assertThat(ref.has("unverified")).isFalse());
    }

    @Test
    void dbt_2_does_not_mind_where_there_is_no_state() throws IOException {
        Files.delete(shop.resolve("state/manifest.json"));

        Told told = json("--dbt", "2.0.0", "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("defer").asBoolean()).isFalse();
    }

    @Test
    void a_dbt_that_is_not_known_is_answered_by_the_nearest_rules_and_that_is_said() throws IOException {
        Told told = json("--dbt", "1.13.0", "--defer", "--all");
        assertThat(told.json().path("dbt").asText()).isEqualTo("1.13.0");
        assertThat(told.json().path("rules").asText()).isEqualTo("dbt 1.12");
        assertThat(told.json().path("nearest_rules").asBoolean()).isTrue();
        assertThat(told.warnings()).contains("dbt-version-unknown");
        assertThat(plan("--dbt", "1.13.0", "--defer", "--all").out())
                .contains("by the rules of dbt 1.13.0, or the nearest: dbt 1.12");

        Told known = json("--dbt", "1.12.6", "--defer", "--all");
        assertThat(known.json().path("nearest_rules").asBoolean()).isFalse();
        assertThat(known.warnings()).doesNotContain("dbt-version-unknown", "unverified");
    }

    @Test
    void a_selected_parent_that_is_missing_is_deferred_by_1_11_and_not_by_1_7() throws IOException {
        String[] asked = {"--as", "compile", "--defer", "--favor-state", "--all", "--state", OldState.in(shop)};
        Set<String> late = reasons(asked, "1.11.16");
        Set<String> early = reasons(asked, "1.7.19");

        assertThat(late).contains("missing-in-dev").doesNotContain("selected");
        assertThat(early).contains("selected").doesNotContain("missing-in-dev", "favor-state-unselected");
    }

    private Set<String> reasons(String[] asked, String version) throws IOException {
        List<String> words = new ArrayList<>(List.of(asked));
        words.addAll(List.of("--dbt", version));
        Set<String> reasons = new TreeSet<>();
        json(words.toArray(String[]::new))
                .json()
                .path("refs")
                .forEach(ref -> reasons.add(ref.path("reason").asText()));
        return reasons;
    }
}
