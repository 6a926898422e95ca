package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Set;
import java.util.function.Predicate;

/** Methods that go by what a node is or what was said about it. */
final class PropertyMethods {
    /** dbt's kinds that are never in the graph: known words that select nothing. */
    private static final Set<String> NEVER_IN_THE_GRAPH = Set.of("rpc", "doc", "macro", "group");

    private PropertyMethods() {}

    static Predicate<Node> tag(Method.Search search) {
        Glob glob = Glob.of(search.value());
        return node -> tags(node).stream().anyMatch(glob::matches);
    }

    /** A unit test's tags are in its config only. */
    private static Set<String> tags(Node node) {
        return node.type() == ResourceType.UNIT_TEST ? Set.copyOf(node.config().texts("tags")) : node.tags();
    }

    static Predicate<Node> group(Method.Search search) {
        String value = search.value();
        Predicate<String> fits = search.rules().groupGlobs() ? Glob.of(value)::matches : value::equals;
        return node -> (node.type().isAmongNodes() || node.type() == ResourceType.METRIC)
                && node.config()
                        .text("group")
                        .filter(name -> !name.isEmpty() && fits.test(name))
                        .isPresent();
    }

    static Predicate<Node> access(Method.Search search) {
        return node -> node.type() == ResourceType.MODEL
                && node.fields().text("access").filter(search.wanted()::equals).isPresent();
    }

    static Predicate<Node> resourceType(Method.Search search) {
        String value = search.value();
        boolean isFixture = value.equals("fixture") && search.rules().hasFixtures();
        if (isFixture || NEVER_IN_THE_GRAPH.contains(value)) return node -> false;
        ResourceType type = ResourceType.ofWord(value)
                .filter(known -> !search.rules().unknownResourceTypes().contains(known))
                .orElseThrow(() -> invalid("Invalid resource_type selector \"" + value + "\"")
                        .stop());
        boolean everyKind = search.rules().resourceTypeOfEveryKind();
        return node -> node.type() == type && (everyKind || node.type().isAmongNodes());
    }

    static Problem invalid(String message) {
        return Problem.of(Fault.USAGE, "select-value-invalid", message);
    }
}
