package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.OldState;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @TempDir
    Path temporary;

    private ExampleShop shop;

    @BeforeEach
    void lay_out() {
        shop = ExampleShop.in(temporary);
    }

    private Told plan(String... words) {
        return plan(Map.of(), words);
    }

    private Told plan(Map<String, String> environment, String... words) {
        List<String> arguments = new ArrayList<>(List.of("plan"));
        arguments.addAll(List.of(words));
        return InProcess.in(shop.folder()).with(environment).run(arguments);
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
    void a_command_is_named_as_for_dbt(String typed, String previewed) {
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
    void an_operation_selects_nothing_and_its_macro_is_taken() {
        Told told = json("--as", "run-operation", "some_macro", "--args", "{a: 1}");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("selected")).isEmpty();
        assertThat(told.warnings()).contains("operation-never-defers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "run-operation"})
    void what_never_defers_needs_no_state(String command) throws IOException {
        Files.delete(shop.file("state/manifest.json"));

        Told told = json("--as", command, "--defer", "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("defer").asBoolean()).isFalse();
    }

    @Test
    void seeds_load_the_state_since_1_8_though_they_have_no_refs() throws IOException {
        Files.delete(shop.file("state/manifest.json"));
        Files.delete(shop.file("state/run_results.json"));

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
    void dbt_2_defers_by_itself_and_says_of_each_answer_that_nobody_checked_it() {
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
        Files.delete(shop.file("state/manifest.json"));

        Told told = json("--dbt", "2.0.0", "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("defer").asBoolean()).isFalse();
    }

    @Test
    void a_dbt_that_is_not_known_is_answered_by_the_nearest_rules_and_that_is_said() {
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
        String[] asked = {"--as", "compile", "--defer", "--favor-state", "--all", "--state", OldState.in(shop.folder())
        };
        Set<String> late = reasons(asked, "1.11.16");
        Set<String> early = reasons(asked, "1.7.19");

        assertThat(late).contains("missing-in-dev").doesNotContain("selected");
        assertThat(early).contains("selected").doesNotContain("missing-in-dev", "favor-state-unselected");
    }

    private Set<String> reasons(String[] asked, String version) {
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
