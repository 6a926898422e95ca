package io.devenv.core.manifest;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.RandomAccess;
import java.util.Set;

/** The edges of a manifest's graph, both ways. Only enabled things are vertices; an edge to anything else is left out. */
public final class Graph {
    private final Nodes nodes;
    /** Indexes of each node's parents, in the order of its {@code depends_on}. */
    private final int[][] parents;
    /** Indexes of each node's children, in the order of their ids. */
    private final int[][] children;

    /** Worked out when first asked for. */
    private int[] buildOrder = {};

    Graph(Nodes nodes) {
        this.nodes = nodes;
        this.parents = parents(nodes);
        this.children = turned(parents);
    }

    private static int[][] parents(Nodes nodes) {
        int[][] parents = new int[nodes.size()][];
        int[] lastReadBy = new int[nodes.size()];
        Arrays.fill(lastReadBy, -1);
        for (int child = 0; child < parents.length; child++) {
            List<String> ids = nodes.get(child).dependsOn().nodes();
            int[] known = new int[ids.size()];
            int count = 0;
            for (String id : ids) {
                int parent = nodes.indexOf(id);
                if (parent < 0 || lastReadBy[parent] == child) continue;
                lastReadBy[parent] = child;
                known[count++] = parent;
            }
            parents[child] = Arrays.copyOf(known, count);
        }
        return parents;
    }

    /** The same edges the other way round. */
    private static int[][] turned(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] ends : edges) {
            for (int end : ends) counts[end]++;
        }
        int[][] turned = new int[edges.length][];
        Arrays.setAll(turned, end -> new int[counts[end]]);
        // From the last to the first: the counts run down to where each belongs.
        for (int start = edges.length - 1; start >= 0; start--) {
            for (int end : edges[start]) turned[end][--counts[end]] = start;
        }
        return turned;
    }

    public List<String> parents(String id) {
        return neighbours(id, parents);
    }

    /** The same as nodes. */
    public List<Node> parents(Node child) {
        int index = nodes.indexOf(child.id());
        if (index < 0) return List.of();
        List<Node> found = new ArrayList<>(parents[index].length);
        for (int parent : parents[index]) found.add(nodes.get(parent));
        return found;
    }

    public List<String> children(String id) {
        return neighbours(id, children);
    }

    private List<String> neighbours(String id, int[][] edges) {
        int index = nodes.indexOf(id);
        return index < 0 ? List.of() : new Ids(nodes, edges[index]);
    }

    /** All ancestors at most {@code depth} hops away; the start itself only if a way leads to it. */
    public NodeSet ancestors(NodeSet from, int depth) {
        return walk(from, depth, parents);
    }

    /** All descendants at most {@code depth} hops away; the start itself only if a way leads to it. */
    public NodeSet descendants(NodeSet from, int depth) {
        return walk(from, depth, children);
    }

    /** The ids of {@link #ancestors(NodeSet, int)}; ids that no node has lead nowhere. */
    public Set<String> ancestors(Collection<String> from, int depth) {
        return ancestors(NodeSet.of(from, nodes), depth).ids();
    }

    /** The same of descendants. */
    public Set<String> descendants(Collection<String> from, int depth) {
        return descendants(NodeSet.of(from, nodes), depth).ids();
    }

    private NodeSet walk(NodeSet from, int depth, int[][] edges) {
        BitSet seen = new BitSet(nodes.size());
        int[] frontier = from.indexes().stream().toArray();
        for (int hop = 0; hop < depth && frontier.length > 0; hop++) {
            frontier = step(frontier, edges, seen);
        }
        return new NodeSet(nodes, seen);
    }

    /** What is seen for the first time, one hop on. */
    private static int[] step(int[] frontier, int[][] edges, BitSet seen) {
        int[] next = new int[Math.max(16, frontier.length)];
        int count = 0;
        for (int start : frontier) {
            for (int end : edges[start]) {
                if (seen.get(end)) continue;
                seen.set(end);
                if (count == next.length) next = Arrays.copyOf(next, 2 * count);
                next[count++] = end;
            }
        }
        return Arrays.copyOf(next, count);
    }

    /** Every node after all it depends on; nodes that do not depend on each other in order of their ids. */
    public List<String> inBuildOrder() {
        return new Ids(nodes, order());
    }

    /** Some of them, in the same order. */
    public List<Node> inBuildOrder(NodeSet wanted) {
        BitSet chosen = wanted.indexes();
        List<Node> ordered = new ArrayList<>(wanted.size());
        for (int index : order()) {
            if (chosen.get(index)) ordered.add(nodes.get(index));
        }
        return ordered;
    }

    private int[] order() {
        if (buildOrder.length == 0) buildOrder = sorted();
        return buildOrder;
    }

    /** What is on a circle comes nowhere: it is left out. */
    private int[] sorted() {
        int[] waiting = new int[parents.length];
        Queue<Integer> ready = new PriorityQueue<>();
        for (int index = 0; index < parents.length; index++) {
            waiting[index] = parents[index].length;
            if (waiting[index] == 0) ready.add(index);
        }
        int[] order = new int[parents.length];
        int count = 0;
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order[count++] = next;
            for (int child : children[next]) {
                if (--waiting[child] == 0) ready.add(child);
            }
        }
        return Arrays.copyOf(order, count);
    }

    /** The ids of nodes that are known by their indexes. */
    private static final class Ids extends AbstractList<String> implements RandomAccess {
        private final Nodes nodes;
        private final int[] indexes;

        Ids(Nodes nodes, int[] indexes) {
            this.nodes = nodes;
            this.indexes = indexes;
        }

        @Override
        public String get(int position) {
            return nodes.get(indexes[position]).id();
        }

        @Override
        public int size() {
            return indexes.length;
        }
    }
}
