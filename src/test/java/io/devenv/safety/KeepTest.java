package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody wants kept stays, with its reason, and nobody warns of it. */
class KeepTest {
    private static final String DIM = "dev_alice.dim_customers";

    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    private JsonNode relation(String name, String... command) {
        JsonNode relations = shop.devenv(command).json().path("relations");
        for (JsonNode each : relations) if (each.path("identifier").asText().equals(name)) return each;
        throw new AssertionError(name + " is none of " + relations);
    }

    @Test
    void what_is_pinned_is_in_no_clean_however_it_is_asked_for() {
        shop.devenv("keep", "dim_customers", "--why", "July");
        String before = shop.contents().get(DIM);
        for (String clean :
                new String[] {"clean", "clean dim_customers", "clean --reset", "clean --clone", "clean --no-trash"}) {
            Told told = shop.devenv((clean + " --yes").split(" "));
            assertThat(told.code()).as(told.err()).isZero();
            assertThat(shop.contents().get(DIM)).as(clean).isEqualTo(before);
        }
        JsonNode kept = relation("dim_customers", "clean", "--output", "json");
        assertThat(kept.path("cause").asText()).isEqualTo("pinned");
        assertThat(kept.path("why").asText())
                .isEqualTo("pinned: July (devenv keep --remove dev_alice.dim_customers lifts it)");

        Told removed = shop.devenv("keep", "--remove", DIM);
        assertThat(removed.out()).isEqualTo("no longer pinned: dev_alice.dim_customers\n");
        shop.devenv("clean", "dim_customers", "--yes");
        assertThat(shop.lies(DIM)).isFalse();
    }

    @Test
    void nobody_warns_of_what_is_pinned() {
        assertThat(shop.devenv("plan", "--defer", "-s", "returns_daily", "--output", "json")
                        .warnings())
                .contains("reads-leftover");
        String until = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
        shop.devenv("keep", "dim_customers", "--why", "July", "--until", until);

        Told plan = shop.devenv("plan", "--defer", "-s", "returns_daily");
        assertThat(plan.out())
                .contains("prod rebuilt 6 h ago, pinned until " + until + ": July")
                .doesNotContain("old copies in dev are read");
        assertThat(shop.devenv("plan", "--defer", "-s", "returns_daily", "--output", "json")
                        .warnings())
                .doesNotContain("reads-leftover");
        assertThat(shop.devenv("status").out())
                .contains("pinned until " + until + ": July")
                .contains("production (10 stale, oldest 23 days)");
        JsonNode status = relation("dim_customers", "status", "--output", "json");
        assertThat(status.path("class").asText()).isEqualTo("leftover");
        assertThat(status.path("kept").toString())
                .isEqualTo("{\"by\":\"pin\",\"why\":\"July\",\"until\":\"" + until + "\",\"branch\":null}");
        assertThat(relation("stg_orders", "status", "--output", "json")
                        .path("kept")
                        .isNull())
                .isTrue();
        assertThat(shop.devenv("status", "--why", "dim_customers").out())
                .contains("kept     pinned until " + until + ": July")
                .contains("clean    keeps it: pinned until");
    }

    @Test
    void a_pin_that_is_over_holds_nothing_and_is_shown_as_over() {
        String until = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2).toString();
        shop.devenv("keep", "dim_customers", "--why", "July", "--until", until);
        assertThat(relation("dim_customers", "clean", "--output", "json")
                        .path("decision")
                        .asText())
                .isEqualTo("keep");
        shop.later(Duration.ofDays(4));

        JsonNode over = relation("dim_customers", "clean", "--output", "json");
        assertThat(over.path("decision").asText()).isEqualTo("drop");
        assertThat(over.path("kept").isNull()).isTrue();
        assertThat(shop.devenv("keep").out())
                .startsWith("Pinned\n")
                .contains("dev_alice.dim_customers  expired, was until " + until + "  since 4 days ago");
        assertThat(shop.devenv("keep", "--output", "json")
                        .json()
                        .path("pins")
                        .path(0)
                        .path("standing")
                        .asText())
                .isEqualTo("expired");
    }

    @Test
    void a_pin_of_a_branch_holds_while_that_is_checked_out() throws IOException {
        Files.writeString(shop.file(".git/HEAD"), "0123456789012345678901234567890123456789\n");
        Told none = shop.devenv("keep", "dim_customers", "--branch", "--why", "x");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("keep-no-branch");
        Files.writeString(shop.file(".git/HEAD"), "ref: refs/heads/feature/mine\n");
        shop.devenv("keep", "dim_customers", "--branch", "--why", "old rows");
        assertThat(relation("dim_customers", "clean", "--output", "json")
                        .path("cause")
                        .asText())
                .isEqualTo("pinned");

        Files.writeString(shop.file(".git/HEAD"), "ref: refs/heads/other\n");
        assertThat(relation("dim_customers", "clean", "--output", "json")
                        .path("cause")
                        .asText())
                .isEqualTo("cleaned");
        JsonNode pin =
                shop.devenv("keep", "--output", "json").json().path("pins").path(0);
        assertThat(pin.path("standing").asText()).isEqualTo("other_branch");
        assertThat(pin.path("branch").asText()).isEqualTo("feature/mine");
        assertThat(pin.path("made_on").asText()).isEqualTo("feature/mine");
        assertThat(shop.devenv("keep").out()).contains("not now, while feature/mine is checked out");
    }

    @Test
    void what_is_not_there_yet_is_pinned_by_its_nodes_name() {
        Told told = shop.devenv("keep", "stg_returns", "--why", "slow", "--output", "json");
        assertThat(told.json().path("schema").asText()).isEqualTo("devenv/keep/1");
        assertThat(told.json().path("pinned").toString())
                .isEqualTo("[{\"database\":\"shop\",\"schema\":\"dev_alice\",\"identifier\":\"stg_returns\"}]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            keep dim_custmers --why x                          ; did you mean dim_customers?
            keep dim_customers                                 ; say why: --why TEXT
            keep dim_customers --why=                          ; say why: --why TEXT
            keep --why x                                       ; name a RELATION
            keep --remove                                      ; name a RELATION
            keep --remove dim_customers                        ; nothing called dim_customers is pinned
            keep --remove dim_customers --why x                ; --remove goes without
            keep dim_customers --why x --until 2001-01-01      ; 2001-01-01 is over
            keep dim_customers --why x --until soon            ; --until takes a day
            keep dim_customers --why x --until 2099-01-01 --branch ; exclude each other
            """)
    void a_slip_of_the_fingers_pins_nothing(String typed, String told) throws IOException {
        Map<String, Integer> before = shop.files();
        Told run = shop.devenv(typed.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(told);
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void where_nobody_knows_what_is_pinned_nothing_is_cleaned() throws IOException {
        shop.devenv("keep", "dim_customers", "--why", "July");
        Path pins;
        try (Stream<Path> files = Files.walk(shop.home())) {
            pins = files.filter(file -> file.endsWith("pins.jsonl")).findFirst().orElseThrow();
        }
        Files.writeString(pins, "broken\n");
        Map<String, String> before = shop.contents();

        Told clean = shop.devenv("clean", "--yes");
        assertThat(clean.code()).isEqualTo(10);
        assertThat(clean.err()).contains("pins-unreadable");
        assertThat(shop.contents()).isEqualTo(before);
        assertThat(shop.devenv("keep").code()).isEqualTo(10);
        assertThat(shop.devenv("status").out()).contains("nobody knows what devenv keep was told");
    }

    @Test
    void what_is_pinned_after_a_plan_was_saved_stops_the_plan() {
        shop.devenv("clean", "--out", "plan.json");
        shop.devenv("keep", "dim_customers", "--why", "July");
        Map<String, String> before = shop.contents();
        Told apply = shop.devenv("apply", "plan.json");
        assertThat(apply.code()).isEqualTo(12);
        assertThat(apply.err()).contains("it is kept, pinned: July");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void rules_of_the_project_keep_and_silence_too() throws IOException {
        Files.writeString(
                shop.file("devenv.yml"),
                "state: state\nkeep:\n- {relation: DEV_ALICE.dim_*, why: slow}\n- loyalty_points\n");
        Told clean = shop.devenv("clean", "dim_customers", "loyalty_points", "--yes");
        assertThat(clean.out())
                .contains("devenv.yml keeps it: slow ('DEV_ALICE.dim_*' under keep: lifts it)")
                .contains("Nothing to clean.");
        assertThat(shop.lies(DIM)).isTrue();
        assertThat(shop.devenv("plan", "--defer", "-s", "returns_daily").out())
                .doesNotContain("old copies in dev are read");
        assertThat(shop.devenv("keep").out())
                .isEqualTo("Kept by devenv.yml\n  DEV_ALICE.dim_*  slow\n  loyalty_points\n");
    }
}
