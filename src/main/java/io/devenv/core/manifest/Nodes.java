package io.devenv.core.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of one manifest in the order of their unique_ids. A node's place in that order is its index: {@link Graph} and
 * {@link NodeSet} count by it, which takes less than hashing and comparing long texts at every step.
 */
final class Nodes {
    private final List<Node> inOrder;
    private final Map<String, Integer> indexes;

    /** Of several nodes with one id the last is kept. */
    Nodes(Collection<Node> nodes) {
        inOrder = new ArrayList<>(nodes.size());
        indexes = new HashMap<>(nodes.size() * 4 / 3 + 1);
        nodes.stream().sorted(Comparator.comparing(Node::id)).forEach(this::add);
    }

    private void add(Node node) {
        Integer known = indexes.putIfAbsent(node.id(), inOrder.size());
        if (known == null) inOrder.add(node);
        else inOrder.set(known, node);
    }

    int size() {
        return inOrder.size();
    }

    Node get(int index) {
        return inOrder.get(index);
    }

    /** -1 for an id that no node has. */
    int indexOf(String id) {
        return indexes.getOrDefault(id, -1);
    }

    Optional<Node> find(String id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(inOrder.get(index));
    }

    List<Node> inOrder() {
        return Collections.unmodifiableList(inOrder);
    }
}
