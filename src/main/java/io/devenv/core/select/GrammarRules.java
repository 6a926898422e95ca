package io.devenv.core.select;

import io.devenv.core.state.DbtVersion;

/**
 * How one dbt selects, so far as versions differ.
 *
 * <p>Source: dbt-core 1.8 to 1.12.
 *
 * @param bareGlobMatchesName {@code stg_*} finds models in any folder by their name: since 1.11.16 and 1.12.6
 * @param emptyModeDropsRelatives with {@code --indirect-selection empty} the graph operators did nothing: up to 1.8
 * @param emptyNodesAreNoVertices nodes without code were left out before selecting, not after: up to 1.8
 * @param buildsExposures {@code build} lists exposures: since 1.10
 */
public record GrammarRules(
        boolean bareGlobMatchesName,
        boolean emptyModeDropsRelatives,
        boolean emptyNodesAreNoVertices,
        boolean buildsExposures) {

    public static GrammarRules of(DbtVersion dbt) {
        return new GrammarRules(
                dbt.isAtLeast(1, 12) ? dbt.isAtLeast(1, 12, 6) : dbt.isAtLeast(1, 11, 16),
                !dbt.isAtLeast(1, 9),
                !dbt.isAtLeast(1, 9),
                dbt.isAtLeast(1, 10));
    }
}
