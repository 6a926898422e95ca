package io.devenv.core.state;

import io.devenv.core.manifest.ResourceType;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one dbt compares two manifests, so far as versions and flags differ. The one table by version.
 *
 * <p>Source: dbt-core 1.5 to 1.12. Of the Rust engine only what differs is known, and of that not all was seen at work.
 *
 * @param unrenderedSources compare a source's database and schema as written, not as rendered: the flag
 *     {@code state_modified_compare_more_unrendered_values}. Of everything else the manifest already holds what the flag asks for
 * @param testConfigs the only configs of a test that count
 * @param metricGroups until 1.6 a metric's group is one of its configs
 * @param references since 1.6 a model's access, latest version and deprecation date count
 * @param savedQueryTags since 1.10 a saved query's tags count
 * @param unseenInState kinds that this dbt never looks up in the state: to it they are always new
 * @param oldMetrics until 1.5 metrics of manifests before v10 are metrics; later ones drop them
 * @param readsAnew the dbt that reads inline configs anew from what any other dbt wrote: since 1.12, with the same flag; empty for one
 *     that takes them as they are
 * @param rust the Rust engine: macros only as far as a node names them itself, changed configs only if they render
 *     differently, too, and no new exposures, metrics, semantic models and saved queries
 */
public record ComparisonRules(
        boolean unrenderedSources,
        Set<String> testConfigs,
        boolean metricGroups,
        boolean references,
        boolean savedQueryTags,
        Set<ResourceType> unseenInState,
        boolean oldMetrics,
        Optional<DbtVersion> readsAnew,
        boolean rust,
        ContractRules contracts) {

    private static final Set<String> TEST_CONFIGS =
            Set.of("severity", "where", "limit", "fail_calc", "warn_if", "error_if", "store_failures");

    public ComparisonRules {
        testConfigs = Set.copyOf(testConfigs);
        unseenInState = Set.copyOf(unseenInState);
    }

    /**
     * The rules of one dbt.
     *
     * @param compareUnrendered the project's {@code state_modified_compare_more_unrendered_values}, if it says anything
     */
    public static ComparisonRules of(DbtVersion dbt, Optional<Boolean> compareUnrendered) {
        boolean rust = dbt.isAtLeast(2, 0);
        boolean unrendered = dbt.isAtLeast(1, 9) && compareUnrendered.orElse(dbt.isAtLeast(1, 12));
        return new ComparisonRules(
                rust || unrendered,
                testConfigs(dbt),
                !dbt.isAtLeast(1, 7),
                dbt.isAtLeast(1, 6),
                dbt.isAtLeast(1, 10),
                unseen(dbt),
                !dbt.isAtLeast(1, 6),
                Optional.of(dbt).filter(any -> unrendered && dbt.isAtLeast(1, 12) && !rust),
                rust,
                ContractRules.of(dbt));
    }

    /** Why nobody can be sure of what counts as modified by these rules; empty where they were seen at work. */
    public Optional<String> unverified() {
        return rust ? Optional.of(Unseen.DBT_2) : Optional.empty();
    }

    /**
     * Whether the inline configs of a state are read anew from its code.
     *
     * @param writer the dbt that wrote the state, as its manifest says; empty text if it does not
     */
    boolean readsConfigsAnew(String writer) {
        return DbtVersion.isVersion(writer)
                && readsAnew.filter(dbt -> !dbt.equals(DbtVersion.of(writer))).isPresent();
    }

    /** The same rules for a warehouse that enforces these kinds of constraint, by dbt's words: not_null, unique, primary_key, … */
    public ComparisonRules enforcing(Set<String> constraints) {
        return new ComparisonRules(
                unrenderedSources,
                testConfigs,
                metricGroups,
                references,
                savedQueryTags,
                unseenInState,
                oldMetrics,
                readsAnew,
                rust,
                contracts.enforcing(constraints));
    }

    private static Set<String> testConfigs(DbtVersion dbt) {
        Set<String> configs = new LinkedHashSet<>(TEST_CONFIGS);
        if (dbt.isAtLeast(1, 7)) configs.add("store_failures_as");
        if (dbt.isAtLeast(1, 12)) configs.add("sql_header");
        return configs;
    }

    private static Set<ResourceType> unseen(DbtVersion dbt) {
        Set<ResourceType> unseen = EnumSet.noneOf(ResourceType.class);
        if (!dbt.isAtLeast(1, 8)) unseen.addAll(Set.of(ResourceType.SEMANTIC_MODEL, ResourceType.UNIT_TEST));
        if (!dbt.isAtLeast(1, 9)) unseen.add(ResourceType.SAVED_QUERY);
        if (!dbt.isAtLeast(1, 11)) unseen.add(ResourceType.FUNCTION);
        return unseen;
    }
}
