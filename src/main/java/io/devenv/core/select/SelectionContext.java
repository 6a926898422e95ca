package io.devenv.core.select;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.results.RunResults;
import io.devenv.core.state.StateComparison;
import java.time.Instant;
import java.util.Optional;

/**
 * What a selection is made from. Make it once for all selections of a run: the graph and the comparison are the costly parts.
 *
 * @param files for {@code path:}
 * @param state for {@code state:}
 * @param results the state's run results, for {@code result:}
 * @param freshness for {@code source_status:}
 * @param now decides whether a removed model is past its deprecation date
 */
public record SelectionContext(
        Manifest manifest,
        Graph graph,
        GrammarRules rules,
        ProjectFiles files,
        Optional<StateComparison> state,
        Optional<RunResults> results,
        Optional<SourceFreshness> freshness,
        Instant now) {

    /** A context without a state, results or freshness: their methods end with dbt's own error. */
    public static SelectionContext of(Manifest manifest, GrammarRules rules, ProjectFiles files, Instant now) {
        return new SelectionContext(
                manifest, Graph.of(manifest), rules, files, Optional.empty(), Optional.empty(), Optional.empty(), now);
    }

    public SelectionContext comparedWith(StateComparison comparison) {
        return new SelectionContext(manifest, graph, rules, files, Optional.of(comparison), results, freshness, now);
    }

    public SelectionContext withResults(RunResults stateResults) {
        return new SelectionContext(manifest, graph, rules, files, state, Optional.of(stateResults), freshness, now);
    }

    public SelectionContext withFreshness(SourceFreshness sources) {
        return new SelectionContext(manifest, graph, rules, files, state, results, Optional.of(sources), now);
    }
}
