package io.devenv.app;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.select.SelectionRequest;
import io.devenv.core.select.Selector;
import io.devenv.project.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which nodes {@code --diff} means: the one of that unique_id, else those of that name, else what dbt would select by it. */
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
    private final SelectionContext context;

    /** @param context by which the plan selects, too */
    DiffChoice(SelectionContext context) {
        this.branch = context.manifest();
        this.context = context;
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
        List<Node> byId = branch.node(typed).stream().toList();
        if (!byId.isEmpty()) return byId;
        List<Node> byName = branch.nodes().stream()
                .filter(node -> names(node).anyMatch(typed::equals))
                .toList();
        return byName.isEmpty() ? selected(typed) : byName;
    }

    private static Stream<String> names(Node node) {
        return Stream.of(node.name(), node.label());
    }

    private List<Node> selected(String typed) {
        SelectionRequest request =
                SelectionRequest.everything(DbtCommand.LS).selecting(typed).with(IndirectSelection.EMPTY);
        return Selector.select(request, context).ids().stream()
                .sorted()
                .flatMap(id -> branch.node(id).stream())
                .toList();
    }

    private Problem unknown(String typed) {
        List<String> names = branch.nodes().stream()
                .filter(node -> WITH_SQL.contains(node.type()))
                .flatMap(DiffChoice::names)
                .distinct()
                .toList();
        String near = Spelling.nearest(typed, names)
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
        return Problem.of(Fault.USAGE, "diff-node-unknown", "no node is called " + typed + ", and it selects none")
                .next(near + "--diff takes a name, a unique_id or a selector");
    }

    private static Problem withoutSql(String typed, Node node) {
        return Problem.of(
                        Fault.USAGE,
                        "diff-without-sql",
                        typed + " is a " + node.type().word().replace('_', ' ') + " and has no SQL of its own")
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
