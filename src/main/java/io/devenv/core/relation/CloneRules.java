package io.devenv.core.relation;

import java.util.Set;

/**
 * What {@code dbt clone} makes on one adapter.
 *
 * <p>Source: the clone macros of dbt-adapters 1.24, dbt-snowflake 1.12, dbt-bigquery 1.12, dbt-databricks 1.12 and dbt-spark
 * 1.10, the first four observed on recorded runs.
 *
 * @param copied kinds of production relations that are cloned without copying data; everything else becomes a view of
 *     production's. On Databricks a table is a managed or external one as well as a shallow clone
 * @param traits what else is particular to the adapter
 */
public record CloneRules(Set<RelationKind> copied, Set<Trait> traits) {
    /** Where the warehouse has no zero-copy clones. */
    public static final CloneRules VIEWS_ONLY = new CloneRules(Set.of());

    /** What sets an adapter's clones apart. */
    public enum Trait {
        /** Clones are shallow: they read the files of production's table as long as they live. */
        SHARES_FILES,
        /**
         * Under --full-refresh a table is dropped before it is cloned even if it is production's own. The others leave it
         * alone (dbt-adapters that are recent).
         */
        DROPS_ITSELF,
        /** Nothing is cloned, not even as a view, unless the node's {@code file_format} is delta. */
        NEEDS_DELTA,
        /** A table that is transient in production cannot be cloned where the branch says {@code transient: false}. */
        MINDS_TRANSIENCE
    }

    public CloneRules {
        copied = Set.copyOf(copied);
        traits = Set.copyOf(traits);
    }

    /** An adapter without particularities. */
    public CloneRules(Set<RelationKind> copied) {
        this(copied, Set.of());
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
