package io.devenv.core.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The edges of a manifest's graph, both ways. Only enabled things are vertices; an edge to anything else is left out. */
public final class Graph {
    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Collection<Node> nodes;
    private List<String> buildOrder = List.of();

    Graph(Manifest manifest) {
        nodes = manifest.nodes();
        for (Node node : nodes) {
            List<String> known = node.dependsOn().nodes().stream()
                    .distinct()
                    .filter(id -> manifest.node(id).isPresent())
                    .toList();
            parents.put(node.id(), known);
            known.forEach(
                    id -> children.computeIfAbsent(id, key -> new ArrayList<>()).add(node.id()));
        }
    }

    public List<String> parents(String id) {
        return parents.getOrDefault(id, List.of());
    }

    public List<String> children(String id) {
        return children.getOrDefault(id, List.of());
    }

    /** All ancestors at most {@code depth} hops away, without the start itself unless a cycle leads back to it. */
    public Set<String> ancestors(Collection<String> from, int depth) {
        return walk(from, depth, parents);
    }

    public Set<String> descendants(Collection<String> from, int depth) {
        return walk(from, depth, children);
    }

    private static Set<String> walk(Collection<String> from, int depth, Map<String, List<String>> edges) {
        Set<String> seen = new LinkedHashSet<>();
        Collection<String> frontier = from;
        for (int hop = 0; hop < depth && !frontier.isEmpty(); hop++) {
            Set<String> next = new LinkedHashSet<>();
            for (String id : frontier) {
                for (String neighbour : edges.getOrDefault(id, List.of())) {
                    if (seen.add(neighbour)) next.add(neighbour);
                }
            }
            frontier = next;
        }
        return seen;
    }

    /** Every node after all it depends on; nodes that do not depend on each other in order of their ids. */
    public List<String> inBuildOrder() {
        if (buildOrder.isEmpty()) buildOrder = sorted();
        return buildOrder;
    }

    private List<String> sorted() {
        Map<String, Integer> waiting = new HashMap<>();
        nodes.forEach(node -> waiting.put(node.id(), parents(node.id()).size()));
        TreeSet<String> ready = new TreeSet<>();
        waiting.forEach((id, count) -> {
            if (count == 0) ready.add(id);
        });
        Deque<String> order = new ArrayDeque<>();
        while (!ready.isEmpty()) {
            String id = ready.pollFirst();
            order.add(id);
            for (String child : children(id)) {
                if (waiting.merge(child, -1, Integer::sum) == 0) ready.add(child);
            }
        }
        return List.copyOf(order);
    }
}
