package io.devenv.core.state;

import static io.devenv.core.manifest.ResourceType.FUNCTION;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.TEST;
import static io.devenv.core.state.Compared.compare;
import static io.devenv.core.state.Compared.manifest;
import static io.devenv.core.state.Compared.only;
import static io.devenv.core.state.Compared.rules;
import static io.devenv.core.state.Compared.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one dbt compares and another does not. */
class ComparisonVersionsTest {
    private static TestNode generic(TestNode node) {
        return node.field("test_metadata", Map.of("name", "x"));
    }

    @ParameterizedTest(name = "{1} of a {0} counts to dbt {3} and not to {2}")
    @MethodSource
    void laterOnesCompareMore(
            ResourceType type, String what, String without, String with, UnaryOperator<TestNode> edit) {
        assertThat(isModified(type, edit, without)).isFalse();
        assertThat(isModified(type, edit, with)).isTrue();
    }

    static Stream<Arguments> laterOnesCompareMore() {
        return Stream.of(
                arguments(MODEL, "access", "1.5.11", "1.6.0", field("access", "public")),
                arguments(MODEL, "latest version", "1.5.11", "1.6.0", field("latest_version", 2)),
                arguments(MODEL, "deprecation date", "1.5.11", "1.6.0", field("deprecation_date", "2026-01-01")),
                arguments(TEST, "store_failures_as", "1.6.18", "1.7.0", written("store_failures_as", "view")),
                arguments(TEST, "sql_header", "1.11.16", "1.12.0", written("sql_header", "x")),
                arguments(SAVED_QUERY, "tag", "1.9.11", "1.10.0", field("tags", List.of("x"))),
                arguments(METRIC, "group", "1.7.0", "1.6.18", written("group", "growth")));
    }

    @ParameterizedTest(name = "{0}s are looked up in the state since dbt {2}")
    @CsvSource(textBlock = """
            SEMANTIC_MODEL, 1.7.19,  1.8.0
            UNIT_TEST,      1.7.19,  1.8.0
            SAVED_QUERY,    1.8.10,  1.9.0
            FUNCTION,       1.10.23, 1.11.0
            """)
    void whatIsNotLookedUpIsAlwaysNew(ResourceType type, String without, String with) {
        Manifest both = manifest(type, node -> node);

        assertThat(compare(both, both, without).isNew(only(both))).isTrue();
        assertThat(compare(both, both, with).isNew(only(both))).isFalse();
        assertThat(compare(both, both, "2.0.0").inState(only(both))).isPresent();
    }

    @ParameterizedTest(name = "a metric of a manifest v{0} to dbt {1} is new: {2}")
    @CsvSource({"9, 1.5.11, false", "9, 1.6.0, true", "9, 1.12.6, true", "10, 1.6.0, false"})
    void metricsOfBeforeV10AreDropped(int schema, String dbt, boolean isNew) {
        Manifest now = manifest(METRIC, node -> node);
        Manifest state = new Manifest(
                new Metadata(schema, "1.5.0", Optional.empty(), Optional.empty(), Optional.empty(), Fields.NONE),
                now.nodes(),
                List.of(),
                List.of());

        assertThat(compare(now, state, dbt).isNew(only(now))).isEqualTo(isNew);
    }

    @Test
    void aMetricOf1_5IsItsOldFields() {
        for (String field : List.of(
                "calculation_method",
                "dimensions",
                "expression",
                "filters",
                "model",
                "time_grains",
                "timestamp",
                "window")) {
            assertThat(isModified(METRIC, field(field, "x"), "1.5.11"))
                    .as(field)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "to dbt {0} every breaking change is the end: {1}; constraints are of the contract: {2}")
    @CsvSource({"1.5.11, true, false", "1.6.0, true, true", "1.7.0, false, true", "1.12.0, false, true"})
    void contractsWereStricter(String dbt, boolean alwaysStops, boolean constraints) {
        assertThat(rules(dbt).contracts().alwaysStops()).isEqualTo(alwaysStops);
        assertThat(rules(dbt).contracts().constraints()).isEqualTo(constraints);
    }

    @Test
    void overloadsOfAFunctionCountWithoutWhatDbtCompiles() {
        UnaryOperator<TestNode> old = overload(Map.of("defined_in", "f", "raw_body", "x", "compiled_body", "1"));
        UnaryOperator<TestNode> compiled = overload(Map.of("defined_in", "f", "raw_body", "x", "compiled_body", "2"));
        UnaryOperator<TestNode> edited = overload(Map.of("defined_in", "f", "raw_body", "y"));

        assertThat(compare(manifest(FUNCTION, compiled), manifest(FUNCTION, old), "1.12.0")
                        .isModified(only(manifest(FUNCTION, compiled))))
                .isFalse();
        assertThat(compare(manifest(FUNCTION, edited), manifest(FUNCTION, old), "1.12.0")
                        .differences(only(manifest(FUNCTION, edited))))
                .isEqualTo(Map.of(
                        Part.OTHER,
                        List.of(Difference.of(
                                "overloads",
                                Side.of(List.of(Map.of("defined_in", "f", "raw_body", "x"))),
                                Side.of(List.of(Map.of("defined_in", "f", "raw_body", "y")))))));
    }

    private static UnaryOperator<TestNode> overload(Map<String, Object> overload) {
        return field("overloads", List.of(overload));
    }

    @ParameterizedTest(name = "dbt {0}: manifest v{1}, run results v{2}, freshness v{3}")
    @CsvSource(textBlock = """
            1.4.0,   9,  4, 3
            1.5.11,  9,  4, 3
            1.6.0,   10, 4, 3
            1.7.19,  11, 5, 3
            1.8.0,   12, 6, 3
            1.12.6,  12, 6, 3
            1.20.0,  12, 6, 3
            """)
    void newerArtifactsAreRefused(String dbt, int manifest, int results, int sources) {
        assertThat(ArtifactVersions.of(DbtVersion.of(dbt)))
                .isEqualTo(new ArtifactVersions(dbt, manifest, results, sources));
        assertThat(ArtifactVersions.of(DbtVersion.of("2.0.0"))).isEqualTo(ArtifactVersions.ANY);
    }

    private static boolean isModified(ResourceType type, UnaryOperator<TestNode> edit, String dbt) {
        Manifest now = manifest(type, node -> edit.apply(generic(node)));
        return compare(now, manifest(type, ComparisonVersionsTest::generic), dbt)
                .isModified(only(now));
    }

    private static UnaryOperator<TestNode> field(String key, Object value) {
        return node -> node.field(key, value);
    }
}
