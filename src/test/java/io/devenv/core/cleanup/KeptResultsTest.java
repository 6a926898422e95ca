package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import io.devenv.core.results.RunResults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptResultsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final KeptResults KEPT = new KeptResults(Shop.RULES);

    private static Built result(String name, Instant at) {
        return new Built(
                Shop.DEV.relation(name),
                Optional.empty(),
                Optional.of(Shop.id(name)),
                Optional.of(at),
                Optional.empty(),
                Built.Source.RUN_RESULTS);
    }

    /** Kept when the log had 10 builds. */
    private static Built kept(String kind) {
        return new Built(
                Shop.DEV.relation("a"),
                kind == null ? Optional.empty() : Optional.of(RelationKind.ofWord(kind)),
                Optional.of(Shop.id("a")),
                Optional.of(NOON),
                Optional.empty(),
                Built.Source.RUN_RESULTS,
                OptionalLong.of(10));
    }

    private static List<Built> log(Integer order, String kind) {
        if (kind == null) return List.of();
        return List.of(new Built(
                Shop.DEV.relation("A"),
                Optional.of(RelationKind.ofWord(kind)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Built.Source.LOG,
                order == null ? OptionalLong.empty() : OptionalLong.of(order)));
    }

    @ParameterizedTest(name = "kept as {0}; the log has a {2} as its build {1}: {3}")
    @CsvSource(textBlock = """
            table , 9  , table , dated
                  , 9  , view  , dated
            table , 10 , table , gone
            table , 11 , table , gone
            table , 9  , view  , gone
            table ,    , table , undated
            table ,    , view  , gone
            table ,    ,       , undated
            """)
    void an_earlier_result_is_the_last_build_only_if_the_log_has_none_later(
            String kind, Integer order, String logged, String expected) {
        List<Built> counting = KEPT.stillCounting(List.of(kept(kind)), List.of(), log(order, logged));

        switch (expected) {
            case "dated" -> assertThat(counting).containsExactly(kept(kind));
            case "undated" ->
                assertThat(counting).singleElement().satisfies(built -> {
                    assertThat(built.at()).isEmpty();
                    assertThat(built.where().orElse("")).contains(NOON.toString(), "perhaps again since");
                });
            default -> assertThat(counting).isEmpty();
        }
    }

    @Test
    void results_on_disk_take_the_place_of_earlier_ones() {
        assertThat(KEPT.stillCounting(List.of(kept("table")), List.of(result("a", NOON)), log(9, "table")))
                .isEmpty();
    }

    private static Manifest manifest(Instant at) {
        Metadata metadata =
                new Metadata(12, "1.11.16", Optional.of(at), Optional.of("shop"), Optional.of("duckdb"), Fields.NONE);
        return new Manifest(
                metadata,
                List.of(Shop.node(Shop.DEV, "model", "a", Map.of("materialized", "view"))),
                List.of(),
                List.of());
    }

    private static List<Built> toKeep(List<Built> kept, Built current, Instant manifest) {
        RunResults results = new RunResults(Optional.of("run"), Optional.of(NOON), List.of());
        return KEPT.toKeep(kept, List.of(current), results, manifest(manifest), 20);
    }

    @Test
    void the_newest_result_of_each_relation_is_kept() {
        Built old = result("b", NOON.minusSeconds(9));
        List<Built> keep = toKeep(List.of(kept("table"), old), result("a", NOON.plusSeconds(1)), NOON);

        assertThat(keep).hasSize(2).contains(old);
        assertThat(keep.get(0).at()).contains(NOON.plusSeconds(1));
        assertThat(keep.get(0).order()).hasValue(20);
    }

    @Test
    void a_result_that_is_read_again_is_as_old_as_before() {
        assertThat(toKeep(List.of(kept("table")), result("a", NOON), NOON)).containsExactly(kept("table"));
        assertThat(toKeep(List.of(kept("table")), result("a", NOON.minusSeconds(1)), NOON))
                .containsExactly(kept("table"));
    }

    @ParameterizedTest
    @CsvSource({"0, VIEW", "-5, VIEW", "1, "})
    void the_kind_is_that_of_the_same_runs_manifest(int seconds, RelationKind kind) {
        assertThat(toKeep(List.of(), result("a", NOON), NOON.plusSeconds(seconds)))
                .singleElement()
                .extracting(Built::kind)
                .isEqualTo(Optional.ofNullable(kind));
    }
}
