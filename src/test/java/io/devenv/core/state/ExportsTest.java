package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of the exports of a saved query counts. */
class ExportsTest {
    private static final Map<String, String> WRITTEN = Map.of("alias", "a", "schema", "s", "export_as", "table");
    private static final Map<String, Object> EXPORT = Map.of("name", "e", "unrendered_config", WRITTEN);

    @ParameterizedTest(name = "{0}: modified {1}")
    @MethodSource
    void anExportIsItsNameAndWhatWasWritten(String what, boolean modified, List<Map<String, Object>> exports) {
        Manifest state = savedQuery(List.of(EXPORT));
        Manifest now = savedQuery(exports);
        ComparisonRules rules = ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.empty());

        assertThat(StateComparison.of(now, state, rules)
                        .isModified(now.nodes().iterator().next()))
                .isEqualTo(modified);
    }

    static Stream<Arguments> anExportIsItsNameAndWhatWasWritten() {
        return Stream.of(
                arguments("another name", true, List.of(Map.of("name", "f", "unrendered_config", WRITTEN))),
                arguments("another alias", true, List.of(written("alias", "b"))),
                arguments("another schema", true, List.of(written("schema", "b"))),
                arguments("a view instead of a table", true, List.of(written("export_as", "view"))),
                arguments("one more", true, List.of(EXPORT, Map.of("name", "f"))),
                arguments(
                        "another schema by the target alone",
                        false,
                        List.of(Map.of(
                                "name", "e", "unrendered_config", WRITTEN, "config", Map.of("schema_name", "dev")))));
    }

    private static Map<String, Object> written(String key, String value) {
        Map<String, String> config = new HashMap<>(WRITTEN);
        config.put(key, value);
        return Map.of("name", "e", "unrendered_config", config);
    }

    private static Manifest savedQuery(List<Map<String, Object>> exports) {
        return new TestManifest()
                .node(ResourceType.SAVED_QUERY, "x", node -> node.field("exports", exports))
                .build();
    }
}
