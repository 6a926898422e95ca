package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.List;
import java.util.function.Predicate;

/** Methods that go by name. */
final class NameMethods {
    private NameMethods() {}

    /** Everything but sources: they are meant by {@code source:} only. */
    static Predicate<Node> fqn(Method.Search search) {
        FqnRule rule = new FqnRule(search.value(), search.rules());
        boolean everyKind = search.rules().nameMeansEveryKind();
        return node ->
                (everyKind ? node.type() != ResourceType.SOURCE : node.type().isAmongNodes()) && rule.matches(node);
    }

    /** What other selectors pick, whose names fit the value. */
    static Predicate<Node> selector(Method.Search search) {
        NodeSet picked = search.selectors().apply(Glob.of(search.value()));
        return node -> picked.contains(node.id());
    }

    static Predicate<Node> source(Method.Search search) {
        List<Glob> parts = globs(search.value());
        if (parts.size() > 3) {
            throw invalid(
                            "source",
                            search.value(),
                            "Sources must be of the form `source_name`, `source_name.table_name`, or"
                                    + " `package_name.source_name.table_name`")
                    .stop();
        }
        Glob everything = Glob.of("*");
        Glob table = parts.size() == 1 ? everything : parts.get(parts.size() - 1);
        Glob source = parts.size() == 1 ? parts.get(0) : parts.get(parts.size() - 2);
        Glob owner = parts.size() == 3 ? parts.get(0) : everything;
        return node -> node.type() == ResourceType.SOURCE
                && owner.matches(node.packageName())
                && source.matches(node.sourceName().orElse(""))
                && table.matches(node.name());
    }

    static Predicate<Node> exposure(Method.Search search) {
        return named(ResourceType.EXPOSURE, search);
    }

    static Predicate<Node> metric(Method.Search search) {
        return named(ResourceType.METRIC, search);
    }

    static Predicate<Node> semanticModel(Method.Search search) {
        return named(ResourceType.SEMANTIC_MODEL, search);
    }

    static Predicate<Node> savedQuery(Method.Search search) {
        return named(ResourceType.SAVED_QUERY, search);
    }

    static Predicate<Node> function(Method.Search search) {
        return named(ResourceType.FUNCTION, search);
    }

    static Predicate<Node> unitTest(Method.Search search) {
        return named(ResourceType.UNIT_TEST, search);
    }

    /** {@code name} or {@code package.name}. */
    private static Predicate<Node> named(ResourceType type, Method.Search search) {
        List<Glob> parts = globs(search.value());
        if (parts.size() > 2) {
            String kind = type.spoken();
            throw invalid(kind, search.value(), "It must be of the form `name` or `package_name.name`")
                    .stop();
        }
        Glob name = parts.get(parts.size() - 1);
        Glob owner = parts.size() == 2 ? parts.get(0) : Glob.of("*");
        return node -> node.type() == type && owner.matches(node.packageName()) && name.matches(node.name());
    }

    private static List<Glob> globs(String value) {
        return List.of(value.split("\\.", -1)).stream().map(Glob::of).toList();
    }

    private static Problem invalid(String kind, String value, String form) {
        return Problem.of(Fault.USAGE, "select-value-invalid", "Invalid " + kind + " selector value \"" + value + "\"")
                .because(form);
    }
}
