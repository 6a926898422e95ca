package io.devenv.core.defer;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.select.DbtCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes that dbt 2 may defer.
 *
 * <p>Source: the public source of 2.0.0-beta.2, read and not run.
 */
public final class Frontier {
    private Frontier() {}

    /**
     * Direct parents of what is selected, and of the hooks that run whatever is selected, without the selected themselves. Where
     * nothing is built, selected incremental models and snapshots, too: their columns can be read from the state then.
     */
    public static Set<String> of(Manifest branch, Set<String> selected, DbtCommand command) {
        Graph graph = branch.graph();
        Set<String> frontier = new HashSet<>();
        for (Node node : branch.nodes()) {
            boolean isHook = node.type() == ResourceType.OPERATION;
            if (!isHook && !selected.contains(node.id())) continue;
            List<String> parents = graph.parents(node.id());
            frontier.addAll(parents);
            if (node.type() == ResourceType.UNIT_TEST) {
                parents.forEach(tested -> frontier.addAll(graph.parents(tested)));
            }
        }
        frontier.removeAll(selected);
        if (command == DbtCommand.COMPILE) {
            for (String id : selected) {
                if (branch.node(id).filter(Frontier::keepsData).isPresent()) frontier.add(id);
            }
        }
        return frontier;
    }

    private static boolean keepsData(Node node) {
        return node.type() == ResourceType.SNAPSHOT
                || node.materialized().filter("incremental"::equals).isPresent();
    }
}
