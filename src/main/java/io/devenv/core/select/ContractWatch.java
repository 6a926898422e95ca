package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.ContractChange;
import io.devenv.core.state.StateComparison;
import java.util.List;
import java.util.function.Predicate;

/**
 * Broken contracts, which dbt meets wherever it compares them: the end of the selection where the model has versions, or the
 * dbt is 1.5 or 1.6; a warning otherwise.
 */
record ContractWatch(StateComparison comparison, Method.Search search) {
    Predicate<Node> watching(Predicate<Node> matches) {
        comparison
                .removedContracts(search.context().now())
                .forEach(removed -> report(removed.model(), List.of(removed.reason())));
        return node -> {
            ContractChange change = comparison.contractChange(node);
            if (change.isBreaking()) report(node, change.breaking());
            return matches.test(node);
        };
    }

    private void report(Node model, List<String> reasons) {
        String place = model.name() + " (" + model.files().original() + ")";
        String list = ": " + String.join("; ", reasons);
        if (model.version().isEmpty() && !comparison.rules().contracts().alwaysStops()) {
            search.warnings()
                    .accept(Warning.about(
                            model.id(),
                            "contract-broken",
                            "Breaking change to contracted, unversioned model " + place + list));
            return;
        }
        throw Problem.of(Fault.PROJECT, "contract-broken", "Breaking change to contract in model " + place + list)
                .because(
                        comparison.rules().contracts().alwaysStops()
                                ? "this dbt selects nothing while a model breaks its enforced contract"
                                : "dbt selects nothing while a versioned model breaks its enforced contract")
                .next("make an additive change instead, or a new version of the model")
                .stop();
    }
}
