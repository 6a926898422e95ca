package io.devenv.app;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which nodes {@code --diff} means: those of that name, or else what dbt would select by it. */
final class DiffChoice {
    /** More would scroll away unread. */
    private static final int MOST = 20;

    /** What is compiled to SQL; the rest is refused by name, and left out of a selector's answer. */
    private static final Set<ResourceType> WITH_SQL = Set.of(
            ResourceType.MODEL,
            ResourceType.SNAPSHOT,
            ResourceType.TEST,
            ResourceType.ANALYSIS,
            ResourceType.OPERATION,
            ResourceType.SQL_OPERATION);

    private final Manifest branch;
    private final NamedNodes named;

    /** @param context by which the plan selects, too */
    DiffChoice(SelectionContext context) {
        this.branch = context.manifest();
        this.named = new NamedNodes(List.of(branch), context);
    }

    /** The nodes, sorted by unique_id; ends with a problem if there is none, none with SQL, or too many. */
    List<Node> of(List<String> typed) {
        Map<String, Node> nodes = new TreeMap<>();
        for (String each : typed) of(each).forEach(node -> nodes.put(node.id(), node));
        if (nodes.size() > MOST)
            throw tooMany(String.join(" ", typed), nodes.values()).stop();
        return List.copyOf(nodes.values());
    }

    private List<Node> of(String typed) {
        List<Node> meant = meant(typed);
        if (meant.isEmpty()) throw unknown(typed).stop();
        List<Node> withSql =
                meant.stream().filter(node -> WITH_SQL.contains(node.type())).toList();
        if (withSql.isEmpty()) throw withoutSql(typed, meant.get(0)).stop();
        return withSql;
    }

    private List<Node> meant(String typed) {
        Set<String> found = named.called(typed);
        if (found.isEmpty()) found = named.selected(typed, IndirectSelection.EMPTY);
        return found.stream().flatMap(id -> branch.node(id).stream()).toList();
    }

    private Problem unknown(String typed) {
        String near = named.hint(typed, node -> WITH_SQL.contains(node.type()));
        return Problem.of(Fault.USAGE, "diff-node-unknown", "no node is called " + typed + ", and it selects none")
                .next(near + "--diff takes a name, a unique_id or a selector");
    }

    private static Problem withoutSql(String typed, Node node) {
        return Problem.of(
                        Fault.USAGE,
                        "diff-without-sql",
                        typed + " (" + node.type().spoken() + ") has no SQL of its own")
                .next("name a model, snapshot, test or analysis");
    }

    private static Problem tooMany(String typed, Collection<Node> nodes) {
        return Problem.of(
                        Fault.USAGE,
                        "diff-too-many",
                        typed + " names " + nodes.size() + " nodes; --diff shows at most " + MOST)
                .next("name fewer, say " + nodes.iterator().next().label());
    }
}
