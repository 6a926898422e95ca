package io.devenv.core.defer;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import java.util.Optional;
import java.util.Set;

/** Where dbt 1.8 and later send a ref. */
public final class RefResolver {
    private final DeferSettings defer;
    private final Optional<Manifest> state;
    private final Set<String> selected;
    private final RelationCache cache;

    /**
     * A resolver for one invocation.
     *
     * @param state the manifest deferred to; may be missing only if defer is off
     * @param selected the final selection: after exclusion and filtering by resource type
     * @param cache what exists, at the moment of each question
     */
    public RefResolver(DeferSettings defer, Optional<Manifest> state, Set<String> selected, RelationCache cache) {
        this.defer = defer;
        this.state = state;
        this.selected = selected;
        this.cache = cache;
    }

    /**
     * Where one ref points. The first line that applies answers.
     *
     * <p>Source: dbt-core 1.8 to 1.12, observed on real runs; see the conformance cases "leftover" and "favor-selected".
     */
    public Resolution resolve(Node child, Node parent) {
        if (child.type() == ResourceType.UNIT_TEST) return Resolution.mocked(child, parent);
        if (parent.isEphemeral()) return Resolution.inlined(child, parent);
        if (!defer.on()) return Resolution.dev(child, parent, Reason.DEFER_OFF);

        Optional<RelationName> inState = stateRelation(parent);
        if (inState.isEmpty()) return Resolution.dev(child, parent, Reason.NOT_IN_STATE);
        if (defer.favorsState() && !selected.contains(parent.id())) {
            return Resolution.state(child, parent, inState.get(), Reason.FAVOR_STATE_UNSELECTED);
        }
        return switch (cache.find(parent.relation().orElseThrow())) {
            case PRESENT -> Resolution.dev(child, parent, Reason.EXISTS_IN_DEV);
            case ABSENT -> Resolution.state(child, parent, inState.get(), Reason.MISSING_IN_DEV);
            case OTHER_CASE -> Resolution.failed(child, parent, Reason.APPROXIMATE_MATCH);
            case UNREADABLE -> Resolution.failed(child, parent, Reason.LISTING_FAILED);
        };
    }

    /** Where the state has a node: found by unique_id and nothing else, and only if it is not ephemeral there. */
    public Optional<RelationName> stateRelation(Node parent) {
        return state.flatMap(manifest -> manifest.node(parent.id()))
                .filter(Node::isBuilt)
                .flatMap(Node::relation);
    }
}
