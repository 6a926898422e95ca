package io.devenv.core.state;

import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.SEED;
import static io.devenv.core.manifest.ResourceType.SEMANTIC_MODEL;
import static io.devenv.core.manifest.ResourceType.SNAPSHOT;
import static io.devenv.core.manifest.ResourceType.SOURCE;
import static io.devenv.core.manifest.ResourceType.TEST;
import static io.devenv.core.manifest.ResourceType.UNIT_TEST;
import static io.devenv.core.state.Part.BODY;
import static io.devenv.core.state.Part.CONFIGS;
import static io.devenv.core.state.Part.CONTRACT;
import static io.devenv.core.state.Part.FQN;
import static io.devenv.core.state.Part.OTHER;
import static io.devenv.core.state.Part.PERSISTED_DESCRIPTIONS;
import static io.devenv.core.state.Part.RELATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateComparisonTest {
    private static final ComparisonRules RULES = rules("1.11.16", false);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aModelIsModifiedBy(String what, UnaryOperator<TestNode> edit, Set<Part> parts) {
        assertThat(changedBy(MODEL, node -> node.written("persist_docs", docs()).tags("a"), edit))
                .isEqualTo(parts);
        assertThat(isModifiedBy(
                        MODEL, node -> node.written("persist_docs", docs()).tags("a"), edit))
                .isEqualTo(!parts.isEmpty());
    }

    static Stream<Arguments> aModelIsModifiedBy() {
        return Stream.of(
                edit("nothing", node -> node),
                edit("its code", node -> node.body("other"), BODY),
                edit("a config", node -> node.written("materialized", "table"), CONFIGS),
                edit("a config set to null where there was none", node -> node.written("enabled", null), CONFIGS),
                edit("meta", node -> node.written("meta", Map.of("owner", "ana")), CONFIGS),
                edit("a config that only the target changes", node -> node.config("materialized", "table")),
                edit("a tag", node -> node.tags("b").written("tags", List.of("b"))),
                edit("its group", node -> node.written("group", "growth").field("group", "growth")),
                edit("its configured alias", node -> node.written("alias", "other"), RELATION),
                edit("its configured schema", node -> node.written("schema", "other"), RELATION),
                edit("the target's schema", node -> node.lives("wh", "prod", "x")),
                edit("its folder", node -> node.fqn("shop", "moved", "x").path("models/moved/x.sql"), FQN),
                edit("its access", node -> node.field("access", "public"), OTHER),
                edit("the latest version", node -> node.field("latest_version", 2), OTHER),
                edit("its deprecation date", node -> node.field("deprecation_date", "2026-01-01"), OTHER),
                edit("a persisted description", node -> node.field("description", "new"), PERSISTED_DESCRIPTIONS),
                edit(
                        "a persisted description of a column",
                        node -> node.field("columns", Map.of("id", Map.of("name", "id", "description", "new"))),
                        PERSISTED_DESCRIPTIONS),
                edit("other parents", node -> node.parents("model.shop.y")),
                edit("an enforced contract", node -> node.field("contract", Map.of("enforced", true)), CONTRACT));
    }

    @Test
    void aDescriptionThatIsNotPersistedCountsForNothing() {
        assertThat(changedBy(MODEL, node -> node, node -> node.field("description", "new")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void everyKindHasItsOwnRules(
            ResourceType type, String what, UnaryOperator<TestNode> edit, boolean modified, Set<Part> parts) {
        assertThat(changedBy(type, StateComparisonTest::generic, edit)).isEqualTo(parts);
        assertThat(isModifiedBy(type, StateComparisonTest::generic, edit)).isEqualTo(modified);
    }

    static Stream<Arguments> everyKindHasItsOwnRules() {
        Map<String, Object> queryParams = Map.of("metrics", List.of("m"), "where", "x");
        return Stream.of(
                arguments(SEED, "checksum", code("sha256:2"), true, Set.of(BODY)),
                arguments(SEED, "an enforced contract", field("contract", Map.of("enforced", true)), false, Set.of()),
                arguments(SNAPSHOT, "target_schema", written("target_schema", "dev"), true, Set.of(CONFIGS)),
                arguments(SNAPSHOT, "access", field("access", "public"), false, Set.of()),
                // A generic test is its configs and its place; its code does not count, though a sub-selector shows it.
                arguments(TEST, "code", code("other"), false, Set.of(BODY)),
                arguments(TEST, "where", written("where", "id > 1"), true, Set.of(CONFIGS)),
                arguments(TEST, "meta", written("meta", Map.of("a", 1)), false, Set.of()),
                arguments(TEST, "sql_header", written("sql_header", "x"), false, Set.of()),
                arguments(TEST, "folder", in("shop", "moved", "x"), true, Set.of(FQN)),
                arguments(UNIT_TEST, "checksum", code("other"), true, Set.of(OTHER)),
                arguments(UNIT_TEST, "description", field("description", "new"), false, Set.of()),
                arguments(SOURCE, "freshness", field("freshness", Map.of("filter", "x")), true, Set.of(OTHER)),
                arguments(SOURCE, "quoting", field("quoting", Map.of("schema", true)), true, Set.of(OTHER)),
                arguments(SOURCE, "rendered schema", lives("wh", "other", "t"), true, Set.of(RELATION)),
                arguments(SOURCE, "identifier", lives("wh", "app", "other"), true, Set.of(RELATION)),
                arguments(SOURCE, "a tag", written("tags", List.of("x")), true, Set.of(CONFIGS)),
                arguments(SOURCE, "meta", written("meta", Map.of("a", 1)), true, Set.of(CONFIGS)),
                arguments(SOURCE, "description", field("description", "new"), false, Set.of()),
                arguments(EXPOSURE, "owner", field("owner", Map.of("name", "ana")), true, Set.of(OTHER)),
                arguments(EXPOSURE, "description", field("description", "new"), true, Set.of(OTHER)),
                arguments(EXPOSURE, "parents", parents("model.shop.y"), true, Set.of(OTHER)),
                arguments(EXPOSURE, "a tag", written("tags", List.of("x")), true, Set.of(CONFIGS)),
                arguments(METRIC, "label", field("label", "new"), true, Set.of(OTHER)),
                arguments(METRIC, "type_params", field("type_params", Map.of("expr", "x")), false, Set.of()),
                arguments(METRIC, "group", written("group", "growth"), false, Set.of()),
                arguments(METRIC, "folder", in("shop", "moved", "x"), false, Set.of()),
                arguments(SEMANTIC_MODEL, "measures", field("measures", List.of(Map.of("n", 1))), true, Set.of(OTHER)),
                arguments(SEMANTIC_MODEL, "config", config("meta", Map.of("a", 1)), true, Set.of(CONFIGS)),
                arguments(SAVED_QUERY, "metrics", field("query_params", queryParams), true, Set.of(OTHER)),
                arguments(SAVED_QUERY, "limit", field("query_params", Map.of("limit", 3)), false, Set.of()),
                arguments(SAVED_QUERY, "a tag", field("tags", List.of("x")), true, Set.of(OTHER)),
                arguments(
                        SAVED_QUERY, "an export", field("exports", List.of(Map.of("name", "e"))), true, Set.of(OTHER)));
    }

    @Test
    void numbersAreEqualByValue() {
        assertThat(changed(MODEL, written("meta", Map.of("a", 1)), written("meta", Map.of("a", 1L)), RULES))
                .isEmpty();
        assertThat(changed(MODEL, written("meta", Map.of("a", 1)), written("meta", Map.of("a", "1")), RULES))
                .containsExactly(CONFIGS);
    }

    @Test
    void theUnrenderedFlagComparesSourcesAsWritten() {
        UnaryOperator<TestNode> target =
                node -> node.lives("wh", "dev_x", "t").field("unrendered_schema", "{{ target.schema }}_x");
        UnaryOperator<TestNode> other =
                node -> node.lives("wh", "prod_x", "t").field("unrendered_schema", "{{ target.schema }}_x");

        assertThat(changed(SOURCE, target, other, rules("1.11.16", false))).containsExactly(RELATION);
        assertThat(changed(SOURCE, target, other, rules("1.11.16", true))).isEmpty();
        assertThat(changed(SOURCE, target, other, rules("1.8.10", true))).containsExactly(RELATION);
        assertThat(changed(SOURCE, target, other, ComparisonRules.of(DbtVersion.of("1.12.0"), Optional.empty())))
                .isEmpty();

        UnaryOperator<TestNode> edited = node -> node.lives("wh", "prod_x", "t").field("unrendered_schema", "prod_x");
        assertThat(changed(SOURCE, target, edited, rules("1.11.16", true))).containsExactly(RELATION);
    }

    @Test
    void laterVersionsCompareMore() {
        UnaryOperator<TestNode> header = written("sql_header", "x");
        UnaryOperator<TestNode> tag = field("tags", List.of("x"));

        assertThat(changed(TEST, node -> node, header, rules("1.12.0", true))).containsExactly(CONFIGS);
        assertThat(changed(SAVED_QUERY, node -> node, tag, rules("1.9.11", false)))
                .isEmpty();
    }

    private static Arguments edit(String what, UnaryOperator<TestNode> edit, Part... parts) {
        return arguments(what, edit, Set.of(parts));
    }

    private static UnaryOperator<TestNode> code(String text) {
        return node -> node.body(text);
    }

    private static UnaryOperator<TestNode> field(String key, Object value) {
        return node -> node.field(key, value);
    }

    private static UnaryOperator<TestNode> written(String key, Object value) {
        return node -> node.written(key, value);
    }

    private static UnaryOperator<TestNode> config(String key, Object value) {
        return node -> node.config(key, value);
    }

    private static UnaryOperator<TestNode> in(String... fqn) {
        return node -> node.fqn(fqn);
    }

    private static UnaryOperator<TestNode> parents(String... ids) {
        return node -> node.parents(ids);
    }

    private static UnaryOperator<TestNode> lives(String database, String schema, String identifier) {
        return node -> node.lives(database, schema, identifier);
    }

    private static Map<String, Object> docs() {
        return Map.of("relation", true, "columns", true);
    }

    private static TestNode generic(TestNode node) {
        return node.lives("wh", "app", "t").field("test_metadata", Map.of("name", "unique"));
    }

    private static boolean isModifiedBy(
            ResourceType type, UnaryOperator<TestNode> before, UnaryOperator<TestNode> edit) {
        Manifest now = manifest(type, node -> edit.apply(before.apply(node)));
        return StateComparison.of(now, manifest(type, before), RULES).isModified(only(now));
    }

    private static Set<Part> changedBy(
            ResourceType type, UnaryOperator<TestNode> before, UnaryOperator<TestNode> edit) {
        return changed(type, before, node -> edit.apply(before.apply(node)), RULES);
    }

    private static Set<Part> changed(
            ResourceType type, UnaryOperator<TestNode> before, UnaryOperator<TestNode> after, ComparisonRules rules) {
        Manifest now = manifest(type, after);
        return StateComparison.of(now, manifest(type, before), rules).changedParts(only(now));
    }

    private static Manifest manifest(ResourceType type, UnaryOperator<TestNode> settings) {
        return new TestManifest().node(type, "x", settings).build();
    }

    private static Node only(Manifest manifest) {
        return manifest.nodes().iterator().next();
    }

    private static ComparisonRules rules(String dbt, boolean unrendered) {
        return ComparisonRules.of(DbtVersion.of(dbt), Optional.of(unrendered));
    }
}
