package io.devenv.core.manifest;

import io.devenv.core.document.Worded;
import java.util.Optional;

/** The kinds of things in a manifest's graph, by dbt's names. */
public enum ResourceType implements Worded {
    MODEL,
    SEED,
    SNAPSHOT,
    TEST,
    ANALYSIS,
    OPERATION,
    SQL_OPERATION,
    SOURCE,
    EXPOSURE,
    METRIC,
    SEMANTIC_MODEL,
    SAVED_QUERY,
    UNIT_TEST,
    FUNCTION;

    public static Optional<ResourceType> ofWord(String word) {
        for (ResourceType type : values()) {
            if (type.word().equals(word)) return Optional.of(type);
        }
        return word.equals("sql operation") ? Optional.of(SQL_OPERATION) : Optional.empty();
    }

    /** False for what only refers to nodes: dbt selects it and counts it among what it runs, but has nothing to compile. */
    public boolean hasCode() {
        return switch (this) {
            case SOURCE, EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY -> false;
            default -> true;
        };
    }

    /** Whether a manifest has it among its nodes, and not in a section of its own. */
    public boolean isAmongNodes() {
        return switch (this) {
            case MODEL, SEED, SNAPSHOT, TEST, ANALYSIS, OPERATION, SQL_OPERATION -> true;
            case SOURCE, EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY, UNIT_TEST, FUNCTION -> false;
        };
    }

    /** Models, seeds and snapshots: what a ref can name and what has a relation of its own. */
    public boolean isRefable() {
        return this == MODEL || this == SEED || this == SNAPSHOT;
    }
}
