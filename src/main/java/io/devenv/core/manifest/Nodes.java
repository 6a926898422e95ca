package io.devenv.core.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of one manifest in the order of their unique_ids. A node's place in that order is its index: {@link Graph} and
 * {@link NodeSet} count by it, which takes less than hashing and comparing long texts at every step.
 */
final class Nodes {
    private final List<Node> inOrder;
    /**
     * At the place of an id's hash, or the next free one after it, stands one more than the node's index; 0 is a free place. Numbers
     * side by side are found faster than the entries of a map, which lie all over the memory.
     */
    private final int[] places;
    /** The hash of the id at each place: most of the ids beside the one that is looked for need not be read. */
    private final int[] hashes;

    /** Of several nodes with one id the last is kept. */
    Nodes(Collection<Node> nodes) {
        inOrder = new ArrayList<>(nodes.size());
        places = new int[Integer.highestOneBit(nodes.size() + 1) * 4];
        hashes = new int[places.length];
        nodes.stream().sorted(Comparator.comparing(Node::id)).forEach(this::add);
    }

    private void add(Node node) {
        int place = place(node.id());
        if (places[place] == 0) {
            inOrder.add(node);
            places[place] = inOrder.size();
            hashes[place] = node.id().hashCode();
        } else {
            inOrder.set(places[place] - 1, node);
        }
    }

    private int place(String id) {
        int hash = id.hashCode();
        int place = (hash ^ hash >>> 16) & (places.length - 1);
        while (places[place] != 0
                && !(hashes[place] == hash
                        && inOrder.get(places[place] - 1).id().equals(id))) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    int size() {
        return inOrder.size();
    }

    Node get(int index) {
        return inOrder.get(index);
    }

    /** -1 for an id that no node has. */
    int indexOf(String id) {
        return places[place(id)] - 1;
    }

    Optional<Node> find(String id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(inOrder.get(index));
    }

    /** By index, the node of the same id among others. Goes through both in the order of ids side by side, so that none is looked up. */
    List<Optional<Node>> beside(Nodes others) {
        List<Optional<Node>> found = new ArrayList<>(size());
        int beside = 0;
        for (Node node : inOrder) {
            while (beside < others.size() && isBefore(others.get(beside), node)) beside++;
            boolean known = beside < others.size() && others.get(beside).id().equals(node.id());
            found.add(known ? Optional.of(others.get(beside)) : Optional.empty());
        }
        return found;
    }

    private static boolean isBefore(Node one, Node other) {
        return !one.id().equals(other.id()) && one.id().compareTo(other.id()) < 0;
    }

    List<Node> inOrder() {
        return Collections.unmodifiableList(inOrder);
    }
}
