package io.devenv.core.plan;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SettingRules;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which views read a relation and go along when it is dropped. */
@FunctionalInterface
public interface ViewReaders {
    /** Materializations that make one. */
    Set<String> VIEWS = Set.of("view", "materialized_view");

    /** Nothing goes along. */
    ViewReaders NONE = name -> Set.of();

    /** The views that read it directly. */
    Set<RelationName> of(RelationName name);

    /** As the warehouse itself knows it. */
    static ViewReaders listed(Dependencies dependencies) {
        return dependencies::dependentsOf;
    }

    /**
     * As the branch's graph has it, where nobody could ask the warehouse: the relations of all nodes that refer to a node, also through
     * ephemeral ones. Late-binding views hold on to nothing.
     *
     * @param settings those of the adapter tell which views are bound late
     */
    static ViewReaders inGraph(Manifest branch, SettingRules settings) {
        Map<RelationName, Set<RelationName>> readers = new HashMap<>();
        for (Node node : branch.built()) {
            node.relation().ifPresent(name -> readers.put(name, childrenOf(node.id(), branch, settings)));
        }
        return name -> readers.getOrDefault(name, Set.of());
    }

    /** A view that lies under the name of another kind of node was not made from that node's code. */
    private static boolean isView(Node node) {
        return node.isBuilt() && node.materialized().filter(VIEWS::contains).isPresent();
    }

    private static Set<RelationName> childrenOf(String id, Manifest branch, SettingRules settings) {
        Set<RelationName> found = new LinkedHashSet<>();
        for (String childId : branch.graph().children(id)) {
            List<Node> child = branch.node(childId).stream().toList();
            for (Node node : child) {
                if (node.isEphemeral()) found.addAll(childrenOf(childId, branch, settings));
                if (isView(node) && settings.bind(node.config()))
                    found.add(node.relation().orElseThrow());
            }
        }
        return found;
    }
}
