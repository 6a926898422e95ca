package io.devenv.core.state;

import java.util.Set;

/**
 * How one dbt judges changed contracts.
 *
 * <p>Source: dbt-core 1.5 to 1.12, {@code same_contract}.
 *
 * @param alwaysStops until 1.6 a breaking change ends the selection, whether or not the model has versions
 * @param constraints since 1.6 a contract holds constraints
 * @param typeSizesAreHarmless since 1.11 {@code varchar(10)} may become {@code varchar(20)}
 * @param removedModels since 1.9 removing a model with an enforced contract is a breaking change
 * @param enforced the kinds of constraint that the warehouse enforces: removing another kind breaks nobody
 */
public record ContractRules(
        boolean alwaysStops,
        boolean constraints,
        boolean typeSizesAreHarmless,
        boolean removedModels,
        Set<String> enforced) {

    /** dbt's assumption about a warehouse that says nothing. */
    private static final Set<String> USUALLY_ENFORCED = Set.of("not_null", "foreign_key");

    public ContractRules {
        enforced = Set.copyOf(enforced);
    }

    static ContractRules of(DbtVersion dbt) {
        return new ContractRules(
                !dbt.isAtLeast(1, 7), dbt.isAtLeast(1, 6), dbt.isAtLeast(1, 11), dbt.isAtLeast(1, 9), USUALLY_ENFORCED);
    }

    ContractRules enforcing(Set<String> constraints) {
        return new ContractRules(alwaysStops, this.constraints, typeSizesAreHarmless, removedModels, constraints);
    }
}
