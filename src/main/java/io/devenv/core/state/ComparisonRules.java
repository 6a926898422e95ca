package io.devenv.core.state;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one dbt compares two manifests, so far as versions and flags differ.
 *
 * <p>Source: dbt-core 1.8 to 1.12.
 *
 * @param unrenderedSources compare a source's database and schema as written, not as rendered: the flag
 *     {@code state_modified_compare_more_unrendered_values}. Of everything else the manifest already holds what the flag asks for
 * @param testConfigs the only configs of a test that count
 * @param savedQueryTags since 1.10 a saved query's tags count
 * @param typeSizesAreHarmless since 1.11 a contract's {@code varchar(10)} may become {@code varchar(20)}
 * @param removedContracts since 1.9 removing a model with an enforced contract is a breaking change
 * @param enforcedConstraints the kinds of constraint that the warehouse enforces: removing another kind breaks nobody
 */
public record ComparisonRules(
        boolean unrenderedSources,
        Set<String> testConfigs,
        boolean savedQueryTags,
        boolean typeSizesAreHarmless,
        boolean removedContracts,
        Set<String> enforcedConstraints) {

    /** dbt's assumption about a warehouse that says nothing. */
    private static final Set<String> USUALLY_ENFORCED = Set.of("not_null", "foreign_key");

    private static final Set<String> TEST_CONFIGS = Set.of(
            "severity", "where", "limit", "fail_calc", "warn_if", "error_if", "store_failures", "store_failures_as");

    public ComparisonRules {
        testConfigs = Set.copyOf(testConfigs);
        enforcedConstraints = Set.copyOf(enforcedConstraints);
    }

    /**
     * The rules of one dbt.
     *
     * @param compareUnrendered the project's {@code state_modified_compare_more_unrendered_values}, if it says anything
     */
    public static ComparisonRules of(DbtVersion dbt, Optional<Boolean> compareUnrendered) {
        Set<String> testConfigs = new LinkedHashSet<>(TEST_CONFIGS);
        if (dbt.isAtLeast(1, 12)) testConfigs.add("sql_header");
        return new ComparisonRules(
                dbt.isAtLeast(1, 9) && compareUnrendered.orElse(dbt.isAtLeast(1, 12)),
                testConfigs,
                dbt.isAtLeast(1, 10),
                dbt.isAtLeast(1, 11),
                dbt.isAtLeast(1, 9),
                USUALLY_ENFORCED);
    }

    /** The same rules for a warehouse that enforces these kinds of constraint, by dbt's words: not_null, unique, primary_key, … */
    public ComparisonRules enforcing(Set<String> constraints) {
        return new ComparisonRules(
                unrenderedSources, testConfigs, savedQueryTags, typeSizesAreHarmless, removedContracts, constraints);
    }
}
