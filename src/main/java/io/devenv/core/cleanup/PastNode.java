package io.devenv.core.cleanup;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.Node.DependsOn;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node as earlier manifests of this checkout had it, with the relation it then made.
 *
 * @param node only what tells where it lay, of which kind it was, and what stands for its code
 * @param first when the first such manifest was written
 * @param last when the newest was
 */
public record PastNode(Node node, Instant first, Instant last) {
    /** The settings that tell what kind of relation a node makes, and whether it can be made again: words, and one that is true or false. */
    public static final List<String> SETTINGS = List.of("materialized", "store_failures_as", "full_refresh");

    static PastNode of(Node node, Instant at) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        for (String name : SETTINGS) node.config().get(name).ifPresent(value -> settings.put(name, value));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        node.version().ifPresent(version -> fields.put("version", version)); // as text, whatever the manifest has
        return new PastNode(
                new Node(
                        node.id(),
                        node.name(),
                        node.type(),
                        node.packageName(),
                        List.of(),
                        node.relation(),
                        new Node.Files("", Optional.empty(), Optional.empty()),
                        new Fields(settings),
                        DependsOn.NOTHING,
                        node.body(),
                        new Fields(fields)),
                at,
                at);
    }

    public RelationName name() {
        return node.relation().orElseThrow();
    }

    /** The newer of two, seen as long as both. */
    PastNode and(PastNode other) {
        PastNode newer = other.last.isBefore(last) ? this : other;
        return new PastNode(newer.node, first.isBefore(other.first) ? first : other.first, newer.last);
    }
}
