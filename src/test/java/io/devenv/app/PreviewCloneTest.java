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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan --as clone} on the example project. */
class PreviewCloneTest {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();

    @TempDir
    static Path temporary;

    private static Path shop = Path.of("shop");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Once for all: a plan changes nothing. Without devenv.yml no state is named but on the command line. */
    @BeforeAll
    static void lay_out() throws IOException {
        shop = temporary.resolve("shop");
        SetUpDemo.in(shop, Optional.of(HOME), Clock.systemUTC());
        Files.delete(shop.resolve("devenv.yml"));
    }

    private int planWithState(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--state", "state"));
        return plan(typed.toArray(String[]::new));
    }

    private int plan(String... arguments) {
        out.reset();
        err.reset();
        List<String> typed = new ArrayList<>(List.of("plan", "--as", "clone", "--output", "json"));
        typed.addAll(List.of(arguments));
        Session session = new Session(
                new Environment(Map.of(), shop, temporary, "alice"),
                Optional.of(HOME),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(session, typed.toArray(String[]::new));
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private List<String> reasons() throws IOException {
        List<String> reasons = new ArrayList<>();
        for (JsonNode step : document().path("clone")) {
            reasons.add(step.path("node").asText() + " " + step.path("reason").asText());
        }
        return reasons;
    }

    @ParameterizedTest(name = "{0} changes nothing")
    @ValueSource(strings = {"--no-favor-state", "--defer", "--no-defer", "--favor-state"})
    void flags_of_deferring_play_no_part(String flag) throws IOException {
        assertThat(planWithState("-s", "stg_returns", "dim_customers", "returns_daily", flag))
                .isZero();

        assertThat(reasons())
                .containsExactly(
                        "model.shop.dim_customers exists-in-dev",
                        "model.shop.returns_daily not-in-state",
                        "model.shop.stg_returns missing-in-dev");
        assertThat(document().path("defer").asBoolean()).isFalse();
        assertThat(document().path("creates_schemas")).isEmpty();
    }

    @Test
    void an_answer_by_rules_that_nobody_saw_at_work_says_so() throws IOException {
        assertThat(planWithState("--dbt", "2.0.0", "--all")).isZero();
        assertThat(document().path("warnings").findValuesAsText("code")).contains("unverified");

        assertThat(planWithState("--all")).isZero();
        assertThat(document().path("warnings").findValuesAsText("code")).doesNotContain("unverified");
    }

    @Test
    void a_full_refresh_replaces_what_lies_there_and_says_what_is_lost() throws IOException {
        assertThat(planWithState("-s", "dim_customers", "--full-refresh")).isZero();

        assertThat(reasons()).containsExactly("model.shop.dim_customers full-refresh");
        assertThat(document().path("clone").get(0).path("loses_data").asBoolean())
                .isTrue();
        assertThat(document().path("warnings").findValuesAsText("code")).contains("clone-loses-data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.11", "1.0"})
    void a_dbt_that_has_no_clone_is_wrong_usage(String version) {
        assertThat(planWithState("-s", "stg_returns", "--dbt", version)).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("has no clone; it came with 1.6", "[clone-not-in-dbt]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6.0", "1.7.19", "1.12.0"})
    void a_dbt_that_has_clone_answers(String version) throws IOException {
        assertThat(plan("-s", "stg_returns", "--dbt", version, "--state", OldState.in(shop)))
                .isZero();

        assertThat(reasons()).containsExactly("model.shop.stg_returns missing-in-dev");
    }

    @Test
    void without_a_state_there_is_nothing_to_clone_from() {
        assertThat(plan("-s", "stg_returns")).isEqualTo(11);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("clone needs a state, and none is named", "[state-required]");
        assertThat(out.size()).isZero();
    }

    @Test
    void the_state_for_deferring_wins_and_nothing_falls_back_to_the_other() throws IOException {
        assertThat(planWithState("-s", "stg_returns", "--defer-state", "nowhere"))
                .isEqualTo(11);

        Path other = Files.createDirectories(shop.resolve("other"));
        Files.copy(shop.resolve("target/manifest.json"), other.resolve("manifest.json"));
        assertThat(planWithState("-s", "returns_daily", "stg_returns", "--defer-state", "other", "--full-refresh"))
                .isZero();

        // That state is of dev itself: one is there and would be destroyed, one is not.
        assertThat(reasons())
                .containsExactly(
                        "model.shop.returns_daily view-of-itself", "model.shop.stg_returns state-relation-missing");
        assertThat(document().path("warnings").findValuesAsText("code"))
                .containsSubsequence("clone-destroys-production", "node-will-fail");
    }

    @Test
    void where_nothing_is_selected_no_state_is_needed() throws IOException {
        assertThat(plan("-s", "source:*")).isZero();
        assertThat(document().path("selected")).isEmpty();
        assertThat(document().path("clone")).isEmpty();
    }
}
