package io.devenv.core.cleanup;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Which nodes carry the branch's changes in their dev relations: the changed ones themselves, and what was built upon them.
 *
 * <p>A view shows its parents as they are now. Anything else carries a parent's change unless it is known to have been
 * built before that parent: an unknown order counts as carried, so that branch work is kept. A changed ephemeral model is
 * part of what reads it, and nobody knows since when: it counts as carried, too.
 */
final class Downstream {
    private final Manifest branch;
    private final Map<String, Claim> claims;
    private final BiPredicate<Claim, Claim> knownBefore;
    private final Set<String> changed;
    private final Set<String> notCarrying;
    /** What a child of each node reads the changes from: the node itself, or what carries them through an ephemeral one. */
    private final Map<String, Set<String>> seenBelow = new HashMap<>();

    /**
     * @param claims dev relations by the unique_id of their node
     * @param knownBefore whether one relation is known to have been built before another
     * @param notCarrying nodes whose relation is outdated, or shows production
     */
    Downstream(
            Manifest branch,
            Map<String, Claim> claims,
            BiPredicate<Claim, Claim> knownBefore,
            Set<String> changed,
            Set<String> notCarrying) {
        this.branch = branch;
        this.claims = claims;
        this.knownBefore = knownBefore;
        this.changed = changed;
        this.notCarrying = notCarrying;
    }

    /** By unique_id of each dev relation's node that carries a change, the parent it has it from; a changed node has it from itself. */
    Map<String, String> carriers() {
        Graph graph = branch.graph();
        Set<String> ephemeral = branch.ofType(ResourceType.MODEL).stream()
                .filter(Node::isEphemeral)
                .map(Node::id)
                .collect(Collectors.toSet());
        Map<String, String> carriers = new HashMap<>();
        for (String id : graph.inBuildOrder()) {
            Set<String> upstream = new LinkedHashSet<>(0);
            if (!seenBelow.isEmpty()) {
                graph.parents(id).forEach(parent -> upstream.addAll(seenBelow.getOrDefault(parent, Set.of())));
            }
            if (ephemeral.contains(id)) {
                if (changed.contains(id)) upstream.add(id);
                seenBelow.put(id, upstream);
            } else if (claims.containsKey(id) && !notCarrying.contains(id)) {
                source(id, upstream).ifPresent(source -> {
                    carriers.put(id, source);
                    seenBelow.put(id, Set.of(id));
                });
            }
        }
        return Map.copyOf(carriers);
    }

    private Optional<String> source(String id, Set<String> upstream) {
        if (changed.contains(id)) return Optional.of(id);
        return upstream.stream().filter(parent -> shows(id, parent)).findFirst();
    }

    private boolean shows(String id, String parent) {
        Claim below = claims.get(id);
        Claim above = claims.get(parent);
        if (below == null || above == null || below.relation().kind() == RelationKind.VIEW) return true;
        return !knownBefore.test(below, above);
    }
}
