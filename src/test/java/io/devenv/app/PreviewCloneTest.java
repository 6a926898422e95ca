package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.OldState;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan --as clone} on the example project. */
class PreviewCloneTest {
    @TempDir
    static Path temporary;

    private static ExampleShop shop = new ExampleShop(Path.of("shop"));

    /** Once for all: a plan changes nothing. Without devenv.yml no state is named but on the command line. */
    @BeforeAll
    static void lay_out() throws IOException {
        shop = ExampleShop.in(temporary);
        Files.delete(shop.file("devenv.yml"));
    }

    private static Told planWithState(String... arguments) {
        List<String> typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--state", "state"));
        return plan(typed.toArray(String[]::new));
    }

    private static Told plan(String... arguments) {
        List<String> typed = new ArrayList<>(List.of("plan", "--as", "clone", "--output", "json"));
        typed.addAll(List.of(arguments));
        return shop.run(typed);
    }

    private static List<String> reasons(Told told) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode step : told.json().path("clone")) {
            reasons.add(step.path("node").asText() + " " + step.path("reason").asText());
        }
        return reasons;
    }

    @ParameterizedTest(name = "{0} changes nothing")
    @ValueSource(strings = {"--no-favor-state", "--defer", "--no-defer", "--favor-state"})
    void flags_of_deferring_play_no_part(String flag) {
        Told told = planWithState("-s", "stg_returns", "dim_customers", "returns_daily", flag);

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(reasons(told))
                .containsExactly(
                        "model.shop.dim_customers exists-in-dev",
                        "model.shop.returns_daily not-in-state",
                        "model.shop.stg_returns missing-in-dev");
        assertThat(told.json().path("defer").asBoolean()).isFalse();
        assertThat(told.json().path("creates_schemas")).isEmpty();
    }

    @Test
    void an_answer_by_rules_that_nobody_saw_at_work_says_so() {
        Told told = planWithState("--dbt", "2.0.0", "--all");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.warnings()).contains("unverified");

        Told known = planWithState("--all");

        assertThat(known.code()).as(known.err()).isZero();
        assertThat(known.warnings()).doesNotContain("unverified");
    }

    @Test
    void a_full_refresh_replaces_what_lies_there_and_says_what_is_lost() {
        Told told = planWithState("-s", "dim_customers", "--full-refresh");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(reasons(told)).containsExactly("model.shop.dim_customers full-refresh");
        assertThat(told.json().path("clone").get(0).path("loses_data").asBoolean())
                .isTrue();
        assertThat(told.warnings()).contains("clone-loses-data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.11", "1.0"})
    void a_dbt_that_has_no_clone_is_wrong_usage(String version) {
        Told told = planWithState("-s", "stg_returns", "--dbt", version);

        assertThat(told.code()).as(told.err()).isEqualTo(2);
        assertThat(told.err()).contains("has no clone; it came with 1.6", "[clone-not-in-dbt]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6.0", "1.7.19", "1.12.0"})
    void a_dbt_that_has_clone_answers(String version) throws IOException {
        Told told = plan("-s", "stg_returns", "--dbt", version, "--state", OldState.in(shop.folder()));

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(reasons(told)).containsExactly("model.shop.stg_returns missing-in-dev");
    }

    @Test
    void without_a_state_there_is_nothing_to_clone_from() {
        Told told = plan("-s", "stg_returns");

        assertThat(told.code()).as(told.err()).isEqualTo(11);
        assertThat(told.err()).contains("clone needs a state, and none is named", "[state-required]");
        assertThat(told.json().path("schema").asText()).isEqualTo("devenv/error/1");
    }

    @Test
    void the_state_for_deferring_wins_and_nothing_falls_back_to_the_other() throws IOException {
        assertThat(planWithState("-s", "stg_returns", "--defer-state", "nowhere")
                        .code())
                .isEqualTo(11);

        Path other = Files.createDirectories(shop.file("other"));
        Files.copy(shop.file("target/manifest.json"), other.resolve("manifest.json"));
        Told told = planWithState("-s", "returns_daily", "stg_returns", "--defer-state", "other", "--full-refresh");

        assertThat(told.code()).as(told.err()).isZero();
        // That state is of dev itself: one is there and would be destroyed, one is not.
        assertThat(reasons(told))
                .containsExactly(
                        "model.shop.returns_daily view-of-itself", "model.shop.stg_returns state-relation-missing");
        assertThat(told.json().path("warnings").findValuesAsText("code"))
                .containsSubsequence("clone-destroys-production", "node-will-fail");
    }

    @Test
    void where_nothing_is_selected_no_state_is_needed() {
        Told told = plan("-s", "source:*");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.json().path("selected")).isEmpty();
        assertThat(told.json().path("clone")).isEmpty();
    }
}
