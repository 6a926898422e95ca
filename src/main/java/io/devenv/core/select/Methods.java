package io.devenv.core.select;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The selector methods by name: a new one is a line here. */
final class Methods {
    private static final Map<String, Method> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("access", PropertyMethods::access),
            Map.entry("config", ConfigMethod::prepare),
            Map.entry("exposure", NameMethods::exposure),
            Map.entry("file", PlaceMethods::file),
            Map.entry("fqn", NameMethods::fqn),
            Map.entry("group", PropertyMethods::group),
            Map.entry("metric", NameMethods::metric),
            Map.entry("package", PlaceMethods::packageName),
            Map.entry("path", PlaceMethods::path),
            Map.entry("resource_type", PropertyMethods::resourceType),
            Map.entry("result", StateMethods::result),
            Map.entry("saved_query", NameMethods::savedQuery),
            Map.entry("semantic_model", NameMethods::semanticModel),
            Map.entry("source", NameMethods::source),
            Map.entry("source_status", StateMethods::sourceStatus),
            Map.entry("state", StateMethods::state),
            Map.entry("tag", PropertyMethods::tag),
            Map.entry("test_name", PropertyMethods::testName),
            Map.entry("test_type", PropertyMethods::testType),
            Map.entry("unit_test", NameMethods::unitTest),
            Map.entry("version", VersionMethod::prepare)));

    private Methods() {}

    static Method named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> unknown(name).stop());
    }

    private static Problem unknown(String name) {
        return Problem.of(Fault.USAGE, "select-method-unknown", "'" + name + "' is not a valid method name")
                .next("use one of " + String.join(", ", BY_NAME.keySet()));
    }
}
