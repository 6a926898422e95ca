package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifests of this checkout had, as far as devenv has seen them: not the manifests, but which node made which relation.
 *
 * @param nodes one for each relation, node and materialization
 * @param manifests when the manifests were written that it was last learned from, newest last
 */
public record Past(List<PastNode> nodes, List<Instant> manifests) {
    public static final Past NONE = new Past(List.of(), List.of());

    /** Of more relations than this the oldest are forgotten. */
    static final int MOST = 200_000;

    private static final int MANIFESTS = 50;

    private record Key(RelationName name, String node, Optional<String> materialized) {
        static Key of(PastNode past) {
            return new Key(past.name(), past.node().id(), past.node().materialized());
        }
    }

    public Past {
        nodes = List.copyOf(nodes);
        manifests = List.copyOf(manifests);
    }

    /** True also for a manifest that does not say when it was written: nothing can be learned from it. */
    public boolean hasSeen(Manifest manifest) {
        return manifest.metadata().generatedAt().map(manifests::contains).orElse(true);
    }

    /** The same and what one more manifest has. */
    public Past and(Manifest manifest) {
        if (hasSeen(manifest)) return this;
        Instant at = manifest.metadata().generatedAt().orElseThrow();
        Map<Key, PastNode> all = new LinkedHashMap<>();
        nodes.forEach(each -> all.put(Key.of(each), each));
        for (Node node : manifest.nodes()) {
            if (!BranchNames.hasRelation(node) || node.relation().isEmpty()) continue;
            PastNode now = PastNode.of(node, at);
            all.merge(Key.of(now), now, PastNode::and);
        }
        return new Past(newest(new ArrayList<>(all.values())), withNewest(at));
    }

    /** Every node as it was seen last. */
    Map<String, Node> newestById() {
        Map<String, PastNode> newest = new HashMap<>();
        for (PastNode each : nodes) {
            newest.merge(each.node().id(), each, (one, other) -> one.last().isAfter(other.last()) ? one : other);
        }
        Map<String, Node> byId = new HashMap<>();
        newest.forEach((id, each) -> byId.put(id, each.node()));
        return byId;
    }

    private static List<PastNode> newest(List<PastNode> all) {
        if (all.size() <= MOST) return all;
        all.sort(Comparator.comparing(PastNode::last).reversed());
        return all.subList(0, MOST);
    }

    private List<Instant> withNewest(Instant at) {
        List<Instant> all = new ArrayList<>(manifests);
        all.add(at);
        return all.subList(Math.max(0, all.size() - MANIFESTS), all.size());
    }
}
