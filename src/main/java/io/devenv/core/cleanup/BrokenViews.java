package io.devenv.core.cleanup;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which views do not work any more because a parent is gone. A warehouse that binds views by name lets that happen,
 * and would not make such a view again from its definition: it has to be set aside instead of dropped.
 */
final class BrokenViews {
    private final Situation situation;
    private final Graph graph;
    private final NameRules rules;
    private final ViewBinding views;

    BrokenViews(Situation situation, ViewBinding views) {
        this.views = views;
        this.situation = situation;
        this.graph = situation.branch().graph();
        this.rules = situation.dev().rules();
    }

    /**
     * Whether a view is dropped, and made again from its text: where views go by name they cannot follow what is renamed. Where
     * they are bound to what they read, renaming loses nothing: neither grants nor comments, nor what hangs on the view.
     */
    boolean areMadeAgain(Standing standing) {
        return views == ViewBinding.BY_NAME && standing.relation().kind() == RelationKind.VIEW && !include(standing);
    }

    /** True if a parent of the view's node is gone from dev, and the view does not read production's either. */
    boolean include(Standing standing) {
        if (standing.relation().kind() != RelationKind.VIEW || standing.has(Flag.CLONE)) return false;
        Set<RelationName> read = situation.dependencies().needs().getOrDefault(standing.name(), Set.of()).stream()
                .map(rules::folded)
                .collect(Collectors.toSet());
        return standing.node().map(this::parents).orElse(Set.of()).stream()
                .flatMap(id -> situation.branch().node(id).stream())
                .filter(Node::isBuilt)
                .anyMatch(parent ->
                        parent.relation().filter(name -> !situation.lies(name)).isPresent()
                                && places(parent).map(rules::folded).noneMatch(read::contains));
    }

    private Stream<RelationName> places(Node parent) {
        Optional<RelationName> inState = situation
                .state()
                .flatMap((Manifest state) -> state.node(parent.id()))
                .flatMap(Node::relation);
        return Stream.concat(parent.relation().stream(), inState.stream());
    }

    private Set<String> parents(String id) {
        Set<String> found = new TreeSet<>();
        for (String parent : graph.parents(id)) {
            boolean ephemeral =
                    situation.branch().node(parent).filter(Node::isEphemeral).isPresent();
            if (ephemeral) found.addAll(parents(parent));
            else found.add(parent);
        }
        return found;
    }
}
