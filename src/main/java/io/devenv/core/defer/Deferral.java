package io.devenv.core.defer;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import java.util.Optional;
import java.util.Set;

/**
 * What one invocation defers by.
 *
 * @param rules those of its dbt
 * @param settings {@code --defer} and {@code --favor-state}
 * @param state the manifest deferred to; may be missing only if defer is off
 * @param selected the final selection: after exclusion and filtering by resource type
 */
public record Deferral(DeferRules rules, DeferSettings settings, Optional<Manifest> state, Set<String> selected) {
    public Deferral {
        selected = Set.copyOf(selected);
    }

    /** Where the state has a node: found by unique_id and nothing else, and only if it is not ephemeral there. */
    public Optional<RelationName> stateRelation(Node node) {
        Optional<Node> known = state.flatMap(manifest -> manifest.node(node.id()));
        // dbt keeps a function's name where it keeps the alias of everything else.
        if (node.type() == ResourceType.FUNCTION) {
            return known.flatMap(found -> found.relation().map(at -> at.withIdentifier(found.name())));
        }
        return known.filter(Node::isBuilt).flatMap(Node::relation);
    }

    boolean selects(Node node) {
        return selected.contains(node.id());
    }
}
