package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.results.RunResults;
import io.devenv.core.results.SourceFreshness;
import io.devenv.core.state.Part;
import io.devenv.core.state.StateComparison;
import java.util.List;
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

    private static final List<String> SINCE_1_6 = List.of("old", "unmodified");

    private static final List<String> VALUES_OF_1_5 =
            VALUES.stream().filter(value -> !SINCE_1_6.contains(value)).toList();

    private StateMethods() {}

    static Predicate<Node> state(Method.Search search) {
        StateComparison comparison = search.context()
                .state()
                .orElseThrow(() -> missing("Got a state selector method, but no comparison manifest")
                        .next("say where the state is with --state")
                        .stop());
        String value = search.value();
        ContractWatch contracts = new ContractWatch(comparison, search);
        SeedWatch seeds = new SeedWatch(comparison, search);
        if (!comparison.rules().unmodified() && SINCE_1_6.contains(value)) throw invalid(value, VALUES_OF_1_5);
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

    private static Predicate<Node> differsIn(Part part, StateComparison comparison) {
        return node -> comparison.changedParts(node).contains(part);
    }

    private static Part subSelector(String value) {
        if (VALUES.contains(value)) {
            return Part.ofSubSelector(value.substring("modified.".length())).orElseThrow();
        }
        throw invalid(value, VALUES);
    }

    private static Stop invalid(String value, List<String> values) {
        return Problem.of(Fault.USAGE, "select-value-invalid", "Got an invalid selector \"" + value + "\"")
                .because("state: knows " + String.join(", ", values))
                .stop();
    }

    static Predicate<Node> result(Method.Search search) {
        RunResults results = search.context()
                .runs()
                .results()
                .orElseThrow(() -> missing("No comparison run_results")
                        .next("say with --state where the run_results.json is that you mean")
                        .stop());
        Set<String> ids = results.results().stream()
                .filter(result -> result.status().equals(search.value()))
                .map(RunResults.Result::node)
                .collect(Collectors.toSet());
        return node -> ids.contains(node.id());
    }

    /** Any word but {@code fresher} selects nothing, without an error. */
    static Predicate<Node> sourceStatus(Method.Search search) {
        PastRuns runs = search.context().runs();
        SourceFreshness before = runs.freshness()
                .orElseThrow(() -> missing("No previous state comparison freshness results in sources.json")
                        .next("say with --state where the earlier sources.json is")
                        .stop());
        SourceFreshness now = runs.freshnessNow()
                .orElseThrow(() -> missing("No current state comparison freshness results in sources.json")
                        .next("run `dbt source freshness`")
                        .stop());
        Set<String> ids = search.value().equals("fresher") ? PastRuns.fresher(before, now) : Set.of();
        return node -> ids.contains(node.id());
    }

    private static Problem missing(String message) {
        return Problem.of(Fault.STATE, "state-not-given", message);
    }
}
