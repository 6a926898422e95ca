package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.results.RunResults;
import io.devenv.core.results.SourceFreshness;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.state.Part;
import io.devenv.core.state.StateComparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Methods that compare with another environment or an earlier run. */
final class StateMethods {
    private static final List<String> VALUES = List.of(
            "new",
            "old",
            "modified",
            "unmodified",
            "modified.body",
            "modified.configs",
            "modified.persisted_descriptions",
            "modified.relation",
            "modified.macros",
            "modified.contract");

    private static final Set<String> UNMODIFIED = Set.of("old", "unmodified");

    private StateMethods() {}

    /** All that a criterion can mean which looks for changes; empty for other criteria. */
    static Optional<NodeSet> candidates(Criterion criterion, SelectionContext context) {
        String value = String.valueOf(criterion.value());
        boolean changes = criterion.method().equals("state") && (value.equals("new") || value.startsWith("modified"));
        return changes ? context.state().map(StateComparison::mayDiffer) : Optional.empty();
    }

    static Predicate<Node> state(Method.Search search) {
        StateComparison comparison = search.context()
                .state()
                .orElseThrow(() -> missing("Got a state selector method, but no comparison manifest")
                        .next("name with --state a folder that has production's manifest.json")
                        .stop());
        List<String> known = known(search.rules());
        String value = String.valueOf(search.wanted());
        if (!known.contains(value)) throw invalid(value, known).stop();
        ContractWatch contracts = new ContractWatch(comparison, search);
        SeedWatch seeds = new SeedWatch(comparison, search);
        return switch (value) {
            case "new" -> comparison::isNew;
            case "old" -> node -> !comparison.isNew(node);
            case "modified" -> contracts.watching(seeds.watching(comparison::isModified));
            case "unmodified" -> contracts.watching(seeds.watching(node -> !comparison.isModified(node)));
            case "modified.body" -> seeds.watching(differsIn(Part.BODY, comparison));
            case "modified.contract" -> contracts.watching(differsIn(Part.CONTRACT, comparison));
            default -> differsIn(subSelector(value), comparison);
        };
    }

    private static List<String> known(GrammarRules rules) {
        return VALUES.stream()
                .filter(value -> rules.knowsUnmodified() || !UNMODIFIED.contains(value))
                .toList();
    }

    private static Predicate<Node> differsIn(Part part, StateComparison comparison) {
        return node -> comparison.changedParts(node).contains(part);
    }

    private static Part subSelector(String value) {
        return Part.ofSubSelector(value.substring("modified.".length())).orElseThrow();
    }

    private static Problem invalid(String value, List<String> known) {
        return Problem.of(Fault.USAGE, "select-value-invalid", "Got an invalid selector \"" + value + "\"")
                .because("state: knows " + String.join(", ", known));
    }

    static Predicate<Node> result(Method.Search search) {
        Optional<RunResults> results = search.context().runs().results();
        if (results.isEmpty() && !search.rules().missingRecordsSelectNothing()) {
            throw missing("No comparison run_results")
                    .next("name with --state a folder that has the run_results.json you mean")
                    .stop();
        }
        Set<String> ids = results.map(RunResults::results).orElse(List.of()).stream()
                .filter(result -> search.wanted().equals(result.status()))
                .map(RunResults.Result::node)
                .collect(Collectors.toSet());
        return node -> ids.contains(node.id());
    }

    /** Any word but {@code fresher} selects nothing, without an error. */
    static Predicate<Node> sourceStatus(Method.Search search) {
        PastRuns runs = search.context().runs();
        boolean lenient = search.rules().missingRecordsSelectNothing();
        if (runs.freshness().isEmpty()) {
            if (lenient) return node -> false;
            throw missing("No previous state comparison freshness results in sources.json")
                    .next("name with --state a folder that has the earlier sources.json")
                    .stop();
        }
        SourceFreshness now = runs.freshnessNow()
                .orElseThrow(() -> missing("No current state comparison freshness results in sources.json")
                        .next("run `dbt source freshness`")
                        .stop());
        if (!search.wanted().equals("fresher")) return node -> false;
        Set<String> ids = PastRuns.fresher(runs.freshness().get(), now, !lenient);
        return node -> ids.contains(node.id());
    }

    private static Problem missing(String message) {
        return Problem.of(Fault.STATE, "state-not-given", message);
    }
}
