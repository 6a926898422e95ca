package io.devenv.core.state;

import static io.devenv.core.state.Part.BODY;
import static io.devenv.core.state.Part.CONFIGS;
import static io.devenv.core.state.Part.CONTRACT;
import static io.devenv.core.state.Part.FQN;
import static io.devenv.core.state.Part.OTHER;
import static io.devenv.core.state.Part.PERSISTED_DESCRIPTIONS;
import static io.devenv.core.state.Part.RELATION;

import io.devenv.core.manifest.Node;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What dbt compares of one kind of node.
 *
 * @param compares the parts that can differ, each with its rule; a sub-selector lists a node by any of them
 * @param counts the parts that make a node {@code state:modified}; macros always do
 * @param newIsModified whether an object that the state does not have is {@code state:modified}
 */
record Kind(Map<Part, Comparison> compares, Set<Part> counts, boolean newIsModified) {

    private static final Kind CODE = modifiedWhenNew(Map.of(
            BODY, ComparedParts::body,
            CONFIGS, ComparedConfigs::ofNodes,
            PERSISTED_DESCRIPTIONS, ComparedParts::descriptions,
            RELATION, ComparedConfigs::names,
            FQN, ComparedParts::fqn,
            CONTRACT, ComparedParts.NOTHING));

    private static final Kind SEED = CODE.with(BODY, ComparedParts::checksum);

    private static final Kind MODEL =
            CODE.with(CONTRACT, ComparedParts::contract).with(OTHER, ComparedParts::references);

    private static final Kind FUNCTION =
            CODE.with(OTHER, ComparedParts.ofFields("arguments", "returns").and(ComparedParts::overloads));

    private static final Kind SINGULAR_TEST =
            CODE.with(CONFIGS, ComparedConfigs::ofTests).with(PERSISTED_DESCRIPTIONS, ComparedParts.NOTHING);

    private static final Kind GENERIC_TEST = new Kind(SINGULAR_TEST.compares(), Set.of(CONFIGS, FQN), true);

    private static final Kind UNIT_TEST = modifiedWhenNew(Map.of(OTHER, ComparedParts::checksum));

    private static final Kind SOURCE = sameWhenNew(Map.of(
            RELATION, ComparedParts::sourceNames,
            FQN, ComparedParts::fqn,
            CONFIGS, ComparedConfigs::ofEverything,
            OTHER, ComparedParts.ofFields("quoting", "freshness", "loaded_at_field", "external")));

    private static final Kind EXPOSURE = sameWhenNew(Map.of(
            FQN, ComparedParts::fqn,
            CONFIGS, ComparedConfigs::ofEverything,
            OTHER,
                    ComparedParts.ofFields("type", "owner", "maturity", "url", "description", "label")
                            .and(ComparedParts::dependencies)));

    /** From {@code calculation_method} on: what a metric had in dbt 1.5, and nothing has in later manifests. */
    private static final String[] METRIC_FIELDS = {
        "type",
        "description",
        "label",
        "calculation_method",
        "dimensions",
        "expression",
        "filters",
        "model",
        "time_grains",
        "timestamp",
        "window"
    };

    private static final Kind METRIC =
            sameWhenNew(Map.of(CONFIGS, ComparedConfigs::ofMetrics, OTHER, ComparedParts.ofFields(METRIC_FIELDS)));

    private static final Kind SEMANTIC_MODEL = sameWhenNew(Map.of(
            CONFIGS,
            ComparedConfigs::rendered,
            OTHER,
            ComparedParts.ofFields(
                    "model",
                    "description",
                    "defaults",
                    "entities",
                    "dimensions",
                    "measures",
                    "primary_entity",
                    "group")));

    private static final Kind SAVED_QUERY = sameWhenNew(Map.of(
            CONFIGS,
            ComparedConfigs::rendered,
            OTHER,
            ComparedParts.ofFields("description", "label", "group").and(ComparedParts::savedQuery)));

    static Kind of(Node node) {
        return switch (node.type()) {
            case MODEL -> MODEL;
            case SEED -> SEED;
            case SNAPSHOT, ANALYSIS, OPERATION, SQL_OPERATION -> CODE;
            case TEST -> node.fields().get("test_metadata").isPresent() ? GENERIC_TEST : SINGULAR_TEST;
            case FUNCTION -> FUNCTION;
            case UNIT_TEST -> UNIT_TEST;
            case SOURCE -> SOURCE;
            case EXPOSURE -> EXPOSURE;
            case METRIC -> METRIC;
            case SEMANTIC_MODEL -> SEMANTIC_MODEL;
            case SAVED_QUERY -> SAVED_QUERY;
        };
    }

    /** Whether a part differs that counts. */
    boolean isModified(Node old, Node now, ComparisonRules rules) {
        for (Map.Entry<Part, Comparison> each : compares.entrySet()) {
            if (counts.contains(each.getKey())
                    && !each.getValue().differences(old, now, rules).isEmpty()) return true;
        }
        return false;
    }

    /** What differs, by part; parts that are the same are left out. */
    Map<Part, List<Difference>> differences(Node old, Node now, ComparisonRules rules) {
        Map<Part, List<Difference>> found = new EnumMap<>(Part.class);
        compares.forEach((part, comparison) -> {
            List<Difference> differences = comparison.differences(old, now, rules);
            if (!differences.isEmpty()) found.put(part, differences);
        });
        return found;
    }

    private static Kind modifiedWhenNew(Map<Part, Comparison> compares) {
        return new Kind(compares, compares.keySet(), true);
    }

    private static Kind sameWhenNew(Map<Part, Comparison> compares) {
        return new Kind(compares, compares.keySet(), false);
    }

    private Kind with(Part part, Comparison comparison) {
        Map<Part, Comparison> more = new EnumMap<>(compares);
        more.put(part, comparison);
        return new Kind(more, more.keySet(), newIsModified);
    }
}
