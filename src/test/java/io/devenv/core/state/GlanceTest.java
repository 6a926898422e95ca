package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlanceTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("io.devenv.core.state.StateComparisonTest#everyKindHasItsOwnRules")
    void whatDiffersInAnyPartMayDiffer(
            ResourceType type, String what, UnaryOperator<TestNode> edit, boolean modified, Set<Part> parts) {
        StateComparison comparison = compare(type, GlanceTest::plain, node -> edit.apply(plain(node)));

        if (modified || !parts.isEmpty())
            assertThat(comparison.mayDiffer().ids()).containsExactly(id(type));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTheSameDoesNot(ResourceType type) {
        assertThat(compare(type, GlanceTest::plain, GlanceTest::plain)
                        .mayDiffer()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aSeedOverTheLimitMayDifferAlthoughNothingShowsIt() {
        UnaryOperator<TestNode> seed = node -> node.body("path:seeds/x.csv");

        assertThat(compare(ResourceType.SEED, seed, seed).mayDiffer().size()).isEqualTo(1);
    }

    @Test
    void whatIsKnownBesideTheManifestsMayDiffer() {
        Map<String, Fields> more = Map.of(id(ResourceType.MODEL), new Fields(Map.of("description", "new")));
        StateComparison comparison = compare(ResourceType.MODEL, GlanceTest::plain, GlanceTest::plain);

        assertThat(comparison.knowing(more, Map.of()).mayDiffer().size()).isEqualTo(1);
        assertThat(comparison.knowing(Map.of(), more).mayDiffer().size()).isEqualTo(1);
    }

    private static TestNode plain(TestNode node) {
        return node.lives("wh", "app", "t").body("sha256:1").field("test_metadata", Map.of("name", "unique"));
    }

    private static String id(ResourceType type) {
        return manifest(type, GlanceTest::plain).nodes().iterator().next().id();
    }

    private static StateComparison compare(
            ResourceType type, UnaryOperator<TestNode> old, UnaryOperator<TestNode> now) {
        ComparisonRules rules = ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.of(false));
        return StateComparison.of(manifest(type, now), manifest(type, old), rules);
    }

    private static Manifest manifest(ResourceType type, UnaryOperator<TestNode> settings) {
        return new TestManifest().node(type, "x", settings).build();
    }
}
