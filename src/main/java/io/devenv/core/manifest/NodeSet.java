package io.devenv.core.manifest;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Some of the nodes of one manifest, in the order of their unique_ids. Never changes. Sets of different manifests cannot be
 * combined.
 */
public final class NodeSet implements Iterable<Node> {
    private final Nodes nodes;
    /** Shared by nobody, and not changed any more. */
    private final BitSet indexes;

    private final int size;

    NodeSet(Nodes nodes, BitSet indexes) {
        this.nodes = nodes;
        this.indexes = indexes;
        this.size = indexes.cardinality();
    }

    static NodeSet all(Nodes nodes) {
        BitSet every = new BitSet(nodes.size());
        every.set(0, nodes.size());
        return new NodeSet(nodes, every);
    }

    /** Ids that no node has are left out. */
    static NodeSet of(Collection<String> ids, Nodes nodes) {
        BitSet found = new BitSet(nodes.size());
        for (String id : ids) {
            int index = nodes.indexOf(id);
            if (index >= 0) found.set(index);
        }
        return new NodeSet(nodes, found);
    }

    static NodeSet unlike(Nodes nodes, Nodes others, BiPredicate<Node, Node> alike) {
        BitSet found = new BitSet(nodes.size());
        List<Optional<Node>> beside = nodes.beside(others);
        for (int index = 0; index < nodes.size(); index++) {
            Node node = nodes.get(index);
            if (beside.get(index).filter(other -> alike.test(other, node)).isEmpty()) found.set(index);
        }
        return new NodeSet(nodes, found);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(String id) {
        int index = nodes.indexOf(id);
        return index >= 0 && indexes.get(index);
    }

    /** What either holds. */
    public NodeSet union(NodeSet other) {
        BitSet either = copyToCombine(other);
        either.or(other.indexes);
        return new NodeSet(nodes, either);
    }

    /** What both hold. */
    public NodeSet intersection(NodeSet other) {
        BitSet both = copyToCombine(other);
        both.and(other.indexes);
        return new NodeSet(nodes, both);
    }

    /** What this holds and the other does not. */
    public NodeSet minus(NodeSet other) {
        BitSet rest = copyToCombine(other);
        rest.andNot(other.indexes);
        return new NodeSet(nodes, rest);
    }

    private BitSet copyToCombine(NodeSet other) {
        if (nodes != other.nodes) throw new IllegalArgumentException("nodes of different manifests");
        return (BitSet) indexes.clone();
    }

    /** Those that fit; each is asked about once, in order. */
    public NodeSet where(Predicate<Node> fits) {
        BitSet found = new BitSet(nodes.size());
        for (int at = indexes.nextSetBit(0); at >= 0; at = indexes.nextSetBit(at + 1)) {
            if (fits.test(nodes.get(at))) found.set(at);
        }
        return new NodeSet(nodes, found);
    }

    /** The same set as unique_ids. */
    public Set<String> ids() {
        return new Ids();
    }

    BitSet indexes() {
        return (BitSet) indexes.clone();
    }

    @Override
    public Iterator<Node> iterator() {
        PrimitiveIterator.OfInt each = indexes.stream().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Node next() {
                return nodes.get(each.nextInt());
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set && nodes == set.nodes && indexes.equals(set.indexes);
    }

    @Override
    public int hashCode() {
        return indexes.hashCode();
    }

    @Override
    public String toString() {
        return ids().toString();
    }

    /** Looks at the same bits: a copy of thousands of texts would cost more than the selection that made them. */
    private final class Ids extends AbstractSet<String> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object id) {
            return id instanceof String text && NodeSet.this.contains(text);
        }

        @Override
        public Iterator<String> iterator() {
            Iterator<Node> each = NodeSet.this.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public String next() {
                    return each.next().id();
                }
            };
        }
    }
}
