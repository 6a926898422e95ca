package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The selector methods by name: a new one is a line here, with the first dbt that has it. */
final class Methods {
    private static final Map<String, Known> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("access", always(PropertyMethods::access)),
            Map.entry("config", always(ConfigMethod::prepare)),
            Map.entry("exposure", always(NameMethods::exposure)),
            Map.entry("file", always(byProperty(PlaceMethods::file))),
            Map.entry("fqn", always(NameMethods::fqn)),
            Map.entry("function", since(2, 0, NameMethods::function)),
            Map.entry("group", always(PropertyMethods::group)),
            Map.entry("metric", always(NameMethods::metric)),
            Map.entry("package", always(byProperty(PlaceMethods::packageName))),
            Map.entry("path", always(byProperty(PlaceMethods::path))),
            Map.entry("resource_type", always(byProperty(PropertyMethods::resourceType))),
            Map.entry("result", always(byProperty(StateMethods::result))),
            Map.entry("saved_query", since(1, 7, NameMethods::savedQuery)),
            Map.entry(Selectors.METHOD, since(1, 12, NameMethods::selector)),
            Map.entry("semantic_model", since(1, 6, NameMethods::semanticModel)),
            Map.entry("source", always(NameMethods::source)),
            Map.entry("source_status", always(byProperty(StateMethods::sourceStatus))),
            Map.entry("state", always(byProperty(StateMethods::state))),
            Map.entry("tag", always(byProperty(PropertyMethods::tag))),
            Map.entry("test_name", always(TestMethods::testName)),
            Map.entry("test_type", always(TestMethods::testType)),
            Map.entry("unit_test", since(1, 8, NameMethods::unitTest)),
            Map.entry("version", always(VersionMethod::prepare))));

    private Methods() {}

    static Method named(String name, GrammarRules rules) {
        return Optional.ofNullable(BY_NAME.get(name))
                .filter(known -> known.by(rules))
                .map(Known::method)
                .orElseThrow(() -> unknown(name, rules).stop());
    }

    private static Problem unknown(String name, GrammarRules rules) {
        String known = BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().by(rules))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        Problem problem = Problem.of(Fault.USAGE, "select-method-unknown", "'" + name + "' is not a valid method name")
                .next("use one of " + known);
        return Optional.ofNullable(BY_NAME.get(name))
                .map(later -> problem.because("dbt has it since " + later.major() + "." + later.minor()
                        + ", and this answers as dbt " + rules.dbt()))
                .orElse(problem);
    }

    /** A method that goes by what any kind may have, and that knew nothing of saved queries for long. */
    private static Method byProperty(Method method) {
        return search -> {
            Predicate<Node> matches = method.prepare(search);
            if (search.rules().savedQueriesHaveProperties()) return matches;
            return node -> node.type() != ResourceType.SAVED_QUERY && matches.test(node);
        };
    }

    private static Known always(Method method) {
        return since(0, 0, method);
    }

    private static Known since(int major, int minor, Method method) {
        return new Known(major, minor, method);
    }

    /** A method, and the first dbt that has it. */
    private record Known(int major, int minor, Method method) {
        boolean by(GrammarRules rules) {
            return rules.isAtLeast(major, minor);
        }
    }
}
