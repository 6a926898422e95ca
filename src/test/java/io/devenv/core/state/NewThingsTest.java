package io.devenv.core.state;

import static io.devenv.core.manifest.ResourceType.SOURCE;
import static io.devenv.core.state.Part.BODY;
import static io.devenv.core.state.Part.CONFIGS;
import static io.devenv.core.state.Part.RELATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the state does not have. */
class NewThingsTest {
    private static final ComparisonRules RULES = ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.empty());

    @ParameterizedTest(name = "a new {0} is modified: {1}")
    @CsvSource(textBlock = """
            MODEL, true
            SEED, true
            SNAPSHOT, true
            TEST, true
            ANALYSIS, true
            UNIT_TEST, true
            FUNCTION, true
            SOURCE, false
            EXPOSURE, false
            METRIC, false
            SEMANTIC_MODEL, false
            SAVED_QUERY, false
            """)
    void someNewThingsAreNotModified(ResourceType type, boolean modified) {
        Manifest now = new TestManifest().node(type, "x", node -> node).build();
        StateComparison comparison = StateComparison.of(now, new TestManifest().build(), RULES);
        Node node = only(now);

        assertThat(comparison.isNew(node)).isTrue();
        assertThat(comparison.isModified(node)).isEqualTo(modified);
    }

    @ParameterizedTest
    @EnumSource(
            value = ResourceType.class,
            names = {"SOURCE", "EXPOSURE"})
    void subSelectorsShowWhatIsNewAllTheSame(ResourceType type) {
        Manifest now = new TestManifest().node(type, "x", node -> node).build();

        Set<Part> parts =
                StateComparison.of(now, new TestManifest().build(), RULES).changedParts(only(now));

        assertThat(parts).contains(CONFIGS).doesNotContain(BODY);
        assertThat(parts.contains(RELATION)).isEqualTo(type == SOURCE);
    }

    @Test
    void whatIsDisabledInTheStateIsNew() {
        Manifest now = new TestManifest().model("x").build();
        Manifest state = new TestManifest().disabledModel("x", node -> node).build();

        assertThat(StateComparison.of(now, state, RULES).isNew(only(now))).isTrue();
    }

    private static Node only(Manifest manifest) {
        return manifest.nodes().iterator().next();
    }
}
