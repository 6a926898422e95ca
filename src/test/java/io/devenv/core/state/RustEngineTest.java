package io.devenv.core.state;

import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.SEMANTIC_MODEL;
import static io.devenv.core.manifest.ResourceType.SOURCE;
import static io.devenv.core.state.Compared.compare;
import static io.devenv.core.state.Compared.manifest;
import static io.devenv.core.state.Compared.only;
import static io.devenv.core.state.Compared.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the Rust engine (dbt 2.x) compares, as far as it is known. */
class RustEngineTest {
    private static TestNode generic(TestNode node) {
        return node.field("test_metadata", Map.of("name", "x"));
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

    private static boolean isModified(ResourceType type, UnaryOperator<TestNode> edit, String dbt) {
        Manifest now = manifest(type, node -> edit.apply(generic(node)));
        return compare(now, manifest(type, RustEngineTest::generic), dbt).isModified(only(now));
    }
}
