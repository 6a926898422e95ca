package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why no node of the branch makes a relation any more, in words. */
final class Orphanhood {
    private final Manifest branch;
    private final Set<String> disabled = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Map<String, Node> byCode = new HashMap<>();

    Orphanhood(Manifest branch) {
        this.branch = branch;
        branch.disabled().forEach(node -> disabled.add(node.id()));
        for (Node node : branch.nodes()) {
            packages.add(node.packageName());
            if (node.type() == ResourceType.MODEL && !node.body().isEmpty()) byCode.putIfAbsent(node.body(), node);
        }
    }

    /**
     * @param maker the node that used to make it, if a manifest still tells of it
     * @param was its unique_id, if anything tells it
     * @param records of it
     */
    String reason(Optional<Node> maker, Optional<String> was, List<Built> records) {
        if (maker.isEmpty()) return was.map(id -> byRecord(id, records)).orElseGet(() -> ofNoNode(records));
        Node node = maker.get();
        if (disabled.contains(node.id())) return node.label() + " is disabled on this branch";
        Optional<Node> now = branch.node(node.id());
        return now.isPresent() ? moved(node, now.get()) : gone(node);
    }

    private String byRecord(String id, List<Built> records) {
        if (id.startsWith("operation.")) return "a hook of dbt made it, and no node of this branch does";
        if (branch.node(id).isPresent()) return "dbt built it for " + id + ", which this branch builds elsewhere";
        return records.stream()
                .flatMap(built -> built.body().map(byCode::get).stream())
                .findFirst()
                .map(heir -> "dbt built it for " + id + ", which was renamed to " + heir.label() + " on this branch")
                .orElse("dbt built it for " + id + ", which is not on this branch");
    }

    /** Outside of a node dbt runs only hooks and operations. */
    private static String ofNoNode(List<Built> records) {
        boolean hook = records.stream().anyMatch(built -> built.from() == Built.Source.LOG);
        return hook
                ? "dbt made it for no node, as hooks do, and no node of this branch makes it"
                : "dbt built it, and no node of this branch makes it";
    }

    private static String moved(Node node, Node now) {
        if (now.isEphemeral()) return node.label() + " is ephemeral on this branch";
        Optional<RelationName> place = now.relation();
        if (place.isEmpty()) return node.label() + " stores nothing on this branch";
        boolean renamed = !place.get().identifier().equals(identifier(node));
        return node.label() + (renamed ? " is called " : " lies in ")
                + (renamed ? place.get().identifier() : place.get().schema()) + " on this branch";
    }

    private String gone(Node node) {
        if (!packages.contains(node.packageName())) {
            return "package " + node.packageName() + " is not on this branch";
        }
        return switch (node.type()) {
            case SEED -> "seed " + node.label() + " was removed on this branch";
            case SNAPSHOT -> "snapshot " + node.label() + " was removed on this branch";
            case TEST -> "test " + node.label() + " was removed on this branch";
            default -> goneModel(node);
        };
    }

    private String goneModel(Node node) {
        Optional<Node> heir = Optional.ofNullable(byCode.get(node.body()));
        if (heir.isPresent()) {
            return "model " + node.label() + " was renamed to " + heir.get().label() + " on this branch";
        }
        return node.version().isPresent()
                ? "version " + node.version().get() + " of " + node.name() + " was removed on this branch"
                : "model " + node.label() + " was deleted on this branch";
    }

    private static String identifier(Node node) {
        return node.relation().map(RelationName::identifier).orElse("");
    }
}
