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
import java.util.EnumSet;
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
            BODY, Sameness::body,
            CONFIGS, Sameness::configs,
            PERSISTED_DESCRIPTIONS, Sameness::descriptions,
            RELATION, Sameness::configuredNames,
            FQN, Sameness::fqn,
            CONTRACT, Sameness.NOTHING));

    private static final Kind MODEL = CODE.with(CONTRACT, Sameness::contract)
            .with(OTHER, Sameness.ofFields("latest_version", "access", "deprecation_date"));

    private static final Kind FUNCTION = CODE.with(OTHER, Sameness.ofFields("arguments", "returns"));

    private static final Kind SINGULAR_TEST =
            CODE.with(CONFIGS, Sameness::testConfigs).with(PERSISTED_DESCRIPTIONS, Sameness.NOTHING);

    private static final Kind GENERIC_TEST = new Kind(SINGULAR_TEST.compares(), Set.of(CONFIGS, FQN), true);

    private static final Kind UNIT_TEST =
            modifiedWhenNew(Map.of(OTHER, Sameness.ofFields("checksum").and(Sameness::body)));

    private static final Kind SOURCE = sameWhenNew(Map.of(
            RELATION, Sameness::sourceNames,
            FQN, Sameness::fqn,
            CONFIGS, Sameness::allConfigs,
            OTHER, Sameness.ofFields("quoting", "freshness", "loaded_at_field", "external")));

    private static final Kind EXPOSURE = sameWhenNew(Map.of(
            FQN, Sameness::fqn,
            CONFIGS, Sameness::allConfigs,
            OTHER,
                    Sameness.ofFields("type", "owner", "maturity", "url", "description", "label")
                            .and(Sameness::dependencies)));

    private static final Kind METRIC = sameWhenNew(
            Map.of(CONFIGS, Sameness::metricConfigs, OTHER, Sameness.ofFields("type", "description", "label")));

    private static final Kind SEMANTIC_MODEL = sameWhenNew(Map.of(
            CONFIGS,
            Sameness::renderedConfigs,
            OTHER,
            Sameness.ofFields(
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
            Sameness::renderedConfigs,
            OTHER,
            Sameness.ofFields("description", "label", "group").and(Sameness::savedQuery)));

    static Kind of(Node node) {
        return switch (node.type()) {
            case MODEL -> MODEL;
            case SEED, SNAPSHOT, ANALYSIS, OPERATION, SQL_OPERATION -> CODE;
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

    /** The parts that differ, of all that this kind compares. */
    Set<Part> changes(Node old, Node now, ComparisonRules rules) {
        Set<Part> changed = EnumSet.noneOf(Part.class);
        compares.forEach((part, comparison) -> {
            if (!comparison.same(old, now, rules)) changed.add(part);
        });
        return changed;
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
