package io.devenv.core.select;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.state.StateComparison;
import java.time.Instant;
import java.util.Optional;

/**
 * What a selection is made from. Make it once for all selections of a command: the graph and the comparison are the costly parts.
 *
 * @param files for {@code path:}
 * @param state for {@code state:}
 * @param runs for {@code result:} and {@code source_status:}
 * @param selectors for {@code --selector} and {@code selector:}
 * @param now decides whether a removed model is past its deprecation date
 */
public record SelectionContext(
        Manifest manifest,
        Graph graph,
        GrammarRules rules,
        ProjectFiles files,
        Optional<StateComparison> state,
        PastRuns runs,
        Selectors selectors,
        Instant now) {

    /** A context without a state and past runs: what needs them ends with dbt's own error. */
    public static SelectionContext of(Manifest manifest, GrammarRules rules, ProjectFiles files, Instant now) {
        return new SelectionContext(
                manifest, manifest.graph(), rules, files, Optional.empty(), PastRuns.NONE, Selectors.NONE, now);
    }

    public SelectionContext comparedWith(StateComparison comparison) {
        return new SelectionContext(manifest, graph, rules, files, Optional.of(comparison), runs, selectors, now);
    }

    public SelectionContext after(PastRuns past) {
        return new SelectionContext(manifest, graph, rules, files, state, past, selectors, now);
    }

    public SelectionContext with(Selectors defined) {
        return new SelectionContext(manifest, graph, rules, files, state, runs, defined, now);
    }
}
