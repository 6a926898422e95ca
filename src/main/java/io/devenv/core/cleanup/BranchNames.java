package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which relation of the dev schemas belongs to which node of the branch, by name. */
final class BranchNames {
    private final NameRules rules;
    private final Map<RelationName, Node> nodes = new HashMap<>();
    private final Map<RelationName, Node> byLetters;
    private final Map<RelationName, Node> disabled = new HashMap<>();
    private final Set<RelationName> sources = new HashSet<>();
    private final Map<RelationName, Node> pointers = new HashMap<>();

    BranchNames(Manifest branch, Optional<Manifest> state, NameRules rules) {
        this.rules = rules;
        // Where names are folded to small letters anyway, there are no twins.
        this.byLetters = rules.warehouseFold() == Fold.LOWER ? Map.of() : new HashMap<>();
        for (Node node : branch.nodes()) {
            if (hasRelation(node)) node.relation().ifPresent(name -> add(node, name));
        }
        for (Node node : branch.disabled()) {
            node.relation().filter(name -> hasRelation(node)).ifPresent(name -> disabled.put(rules.folded(name), node));
        }
        List<Manifest> both = new ArrayList<>(List.of(branch));
        state.ifPresent(both::add);
        for (Manifest manifest : both) {
            manifest.nodes().stream()
                    .filter(node -> node.type() == ResourceType.SOURCE)
                    .forEach(source -> source.relation().map(rules::folded).ifPresent(sources::add));
        }
    }

    /** Models, seeds and snapshots that are built, and tests that store their failures. */
    static boolean hasRelation(Node node) {
        return node.isBuilt()
                || (node.type() == ResourceType.TEST && node.relation().isPresent());
    }

    private void add(Node node, RelationName name) {
        nodes.put(rules.folded(name), node);
        if (rules.warehouseFold() != Fold.LOWER) byLetters.put(lower(name), node);
        if (node.version().isPresent()) pointers.put(rules.folded(name.withIdentifier(node.name())), node);
    }

    Optional<Node> node(RelationName name) {
        return Optional.ofNullable(nodes.get(rules.folded(name)));
    }

    /** The node whose relation has the same letters in another case, where the warehouse takes the two for different relations. */
    Optional<Node> twin(RelationName name) {
        return byLetters.isEmpty() || node(name).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(byLetters.get(lower(name)));
    }

    Optional<Node> disabled(RelationName name) {
        return Optional.ofNullable(disabled.get(rules.folded(name)));
    }

    boolean isSource(RelationName name) {
        return sources.contains(rules.folded(name));
    }

    /** The versioned model for whose latest version dbt 1.12 may keep a view of this name; no manifest has it (semantics: latest version pointer). */
    Optional<Node> pointedBy(RelationName name) {
        return Optional.ofNullable(pointers.get(rules.folded(name)));
    }

    private static RelationName lower(RelationName name) {
        return new RelationName(
                Fold.LOWER.apply(name.database()),
                Fold.LOWER.apply(name.schema()),
                Fold.LOWER.apply(name.identifier()));
    }
}
