package io.devenv.core.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * What devenv keeps of one manifest: who wrote it, the enabled graph, the macros, and what is disabled.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Manifest {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Map<String, Macro> macros;
    private final List<Node> disabled;
    private final Map<ResourceType, List<Node>> byType = new EnumMap<>(ResourceType.class);
    private Optional<Graph> graph = Optional.empty();
    private Optional<List<Node>> built = Optional.empty();

    /**
     * A manifest of these parts.
     *
     * @param nodes every enabled thing in the graph, in any order: nodes, sources, exposures, metrics, unit tests, …
     * @param disabled the manifest's {@code disabled} section, flattened
     */
    public Manifest(Metadata metadata, Collection<Node> nodes, Collection<Macro> macros, List<Node> disabled) {
        this.metadata = metadata;
        this.nodes = new Nodes(nodes);
        this.nodes
                .inOrder()
                .forEach(node -> byType.computeIfAbsent(node.type(), type -> new ArrayList<>())
                        .add(node));
        this.macros = new TreeMap<>();
        macros.forEach(macro -> this.macros.put(macro.id(), macro));
        this.disabled = List.copyOf(disabled);
    }

    public Metadata metadata() {
        return metadata;
    }

    /** All of the graph, sorted by unique_id. */
    public Collection<Node> nodes() {
        return nodes.inOrder();
    }

    /** Those of one type, sorted by unique_id. */
    public List<Node> ofType(ResourceType type) {
        return Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
    }

    public Optional<Node> node(String id) {
        return nodes.find(id);
    }

    /** Each node, sorted by unique_id, and beside it the one of the same id that another manifest has. */
    public void forEachBeside(Manifest other, BiConsumer<Node, Optional<Node>> each) {
        List<Optional<Node>> beside = nodes.beside(other.nodes);
        for (int index = 0; index < nodes.size(); index++) each.accept(nodes.get(index), beside.get(index));
    }

    /** All of the graph as a set. */
    public NodeSet all() {
        return NodeSet.all(nodes);
    }

    public NodeSet none() {
        return some(List.of());
    }

    /** The nodes of these ids; ids that none has are left out. */
    public NodeSet some(Collection<String> ids) {
        return NodeSet.of(ids, nodes);
    }

    /**
     * Those that another manifest does not have, or has otherwise.
     *
     * @param alike whether a node of the other manifest and one of this are the same, so far as is asked
     */
    public NodeSet unlike(Manifest other, BiPredicate<Node, Node> alike) {
        return NodeSet.unlike(nodes, other.nodes, alike);
    }

    /** The edges between them; worked out when first asked for, and kept. */
    public Graph graph() {
        Graph known = graph.orElseGet(() -> new Graph(nodes));
        graph = Optional.of(known);
        return known;
    }

    public Map<String, Macro> macros() {
        return macros;
    }

    public List<Node> disabled() {
        return disabled;
    }

    /** Models, seeds and snapshots with a relation of their own, sorted by unique_id; found when first asked for, and kept. */
    public List<Node> built() {
        List<Node> known =
                built.orElseGet(() -> nodes().stream().filter(Node::isBuilt).toList());
        built = Optional.of(known);
        return known;
    }
}
