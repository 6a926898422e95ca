package io.devenv.core.state;

import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.FUNCTION;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.SEMANTIC_MODEL;
import static io.devenv.core.manifest.ResourceType.SOURCE;
import static io.devenv.core.manifest.ResourceType.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
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
    private static final UnaryOperator<TestNode> GENERIC = node -> node.field("test_metadata", Map.of("name", "x"));

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

    @Test
    void theRustEngineKnowsNoNewMetricsButNewSources() {
        for (ResourceType type : List.of(EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY)) {
            Manifest now = manifest(type, node -> node);
            StateComparison comparison = compare(now, new TestManifest().build(), "2.0.0");
            assertThat(comparison.isNew(only(now))).as("new " + type).isFalse();
            assertThat(comparison.isModified(only(now))).as("modified " + type).isFalse();
        }
        Manifest source = manifest(SOURCE, node -> node);
        StateComparison comparison = compare(source, new TestManifest().build(), "2.0.0");
        assertThat(comparison.isNew(only(source))).isTrue();
        assertThat(comparison.isModified(only(source))).isTrue();
    }

    @Test
    void theRustEngineForgivesConfigsThatRenderAlike() {
        UnaryOperator<TestNode> written = node -> node.config("materialized", "view")
                .field("unrendered_config", Map.of("materialized", "{{ var('m') }}"));
        UnaryOperator<TestNode> otherwise = node -> node.config("materialized", "view")
                .config("schema", "a name is no config")
                .field("unrendered_config", Map.of("materialized", "view"));
        Manifest now = manifest(MODEL, otherwise);

        assertThat(compare(now, manifest(MODEL, written), "2.0.0").isModified(only(now)))
                .isFalse();
        assertThat(compare(now, manifest(MODEL, written), "1.12.0").isModified(only(now)))
                .isTrue();
        assertThat(isModified(MODEL, written("materialized", "table"), "2.0.0")).isTrue();
    }

    @ParameterizedTest(name = "names as written on {0} sides: modified {1}")
    @CsvSource({"both, false", "one, true", "no, true"})
    void theRustEngineComparesSourcesAsWrittenWhereBothSidesAre(String sides, boolean modified) {
        UnaryOperator<TestNode> old = node -> unrendered(node.lives("wh", "prod", "t"), sides.equals("both"));
        UnaryOperator<TestNode> now = node -> unrendered(node.lives("wh", "dev", "t"), !sides.equals("no"));

        assertThat(compare(manifest(SOURCE, now), manifest(SOURCE, old), "2.0.0")
                        .isModified(only(manifest(SOURCE, now))))
                .isEqualTo(modified);
    }

    private static TestNode unrendered(TestNode node, boolean written) {
        return written ? node.field("unrendered_schema", "{{ target.schema }}") : node;
    }

    @ParameterizedTest(name = "{0}: modified {1}")
    @CsvSource(textBlock = """
            direct,  true
            nested,  false
            gained,  false
            lost,    false
            trimmed, false
            """)
    void theRustEngineLooksAtANodesOwnMacrosOnly(String macro, boolean modified) {
        TestManifest now = new TestManifest()
                .macro("direct", "new")
                .macro("nested", "x", "macro.shop.direct")
                .macro("gained", "x")
                .macro("trimmed", "x/1")
                .model("m", node -> node.macros("macro.shop." + macro));
        TestManifest state = new TestManifest()
                .macro("direct", "old")
                .macro("nested", "x", "macro.shop.direct")
                .macro("lost", "x")
                .macro("trimmed", "x")
                .model("m", node -> node.macros("macro.shop." + macro));
        Node node = only(now.build());

        assertThat(compare(now.build(), state.build(), "2.0.0").isModified(node))
                .isEqualTo(modified);
        assertThat(compare(now.build(), state.build(), "1.12.0").isModified(node))
                .isTrue();
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
        Manifest now = manifest(type, node -> edit.apply(GENERIC.apply(node)));
        return compare(now, manifest(type, GENERIC), dbt).isModified(only(now));
    }

    private static UnaryOperator<TestNode> field(String key, Object value) {
        return node -> node.field(key, value);
    }

    private static UnaryOperator<TestNode> written(String key, Object value) {
        return node -> node.written(key, value);
    }

    private static Manifest manifest(ResourceType type, UnaryOperator<TestNode> settings) {
        return new TestManifest().node(type, "x", settings).build();
    }

    private static Node only(Manifest manifest) {
        return manifest.nodes().iterator().next();
    }

    private static StateComparison compare(Manifest now, Manifest state, String dbt) {
        return StateComparison.of(now, state, rules(dbt));
    }

    private static ComparisonRules rules(String dbt) {
        return ComparisonRules.of(DbtVersion.of(dbt), Optional.empty());
    }
}
