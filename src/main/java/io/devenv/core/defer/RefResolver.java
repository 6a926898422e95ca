package io.devenv.core.defer;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.RelationName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a ref points, by the rules of one dbt. Each engine is one method that reads from top to bottom as dbt decides. */
public final class RefResolver {
    private final Deferral deferral;
    private final RelationCache cache;
    private final Set<String> frontier;
    /** By id of a parent: all who refer to it ask the same. */
    private final Map<String, Optional<RelationName>> inState = new HashMap<>();

    /**
     * A resolver for one invocation.
     *
     * @param cache what exists, at the moment of each question
     * @param frontier the nodes that a dbt which knows a frontier may defer; nobody else asks
     */
    public RefResolver(Deferral deferral, RelationCache cache, Set<String> frontier) {
        this.deferral = deferral;
        this.cache = cache;
        this.frontier = Set.copyOf(frontier);
    }

    public Deferral deferral() {
        return deferral;
    }

    /** Where the state has a node, as {@link Deferral#stateRelation}. */
    public Optional<RelationName> stateRelation(Node node) {
        return inState.computeIfAbsent(node.id(), id -> deferral.stateRelation(node));
    }

    /** Where one ref points. */
    public Resolution resolve(Node child, Node parent) {
        if (child.type() == ResourceType.UNIT_TEST) return Resolution.mocked(child, parent);
        Resolution answer = deferral.settings().on() ? deferred(child, parent) : plain(child, parent, Reason.DEFER_OFF);
        boolean doubtful = deferral.settings().on() && answer.unverified().isEmpty();
        return doubtful ? deferral.rules().unverified().map(answer::unverified).orElse(answer) : answer;
    }

    /**
     * The node over which dbt 1.5 to 1.7 stop before they begin: while they replace nodes they look up everything of the state that is
     * not selected, whatever is favored, and one twin in another letter case is enough.
     */
    public Optional<Node> stopsAt(Manifest branch) {
        boolean looks = deferral.settings().on() && deferral.rules().engine() == DeferRules.Engine.UP_FRONT;
        if (!looks) return Optional.empty();
        return branch.built().stream()
                .filter(node -> !deferral.selects(node) && stateRelation(node).isPresent())
                .filter(node -> cache.lookAtStart(node.relation().orElseThrow()).answer() == Look.Answer.OTHER_CASE)
                .findFirst();
    }

    private Resolution deferred(Node child, Node parent) {
        return switch (deferral.rules().engine()) {
            case UP_FRONT -> upFront(child, parent);
            case AT_EACH_REF -> atEachRef(child, parent);
            case FRONTIER -> frontier(child, parent);
        };
    }

    private static Resolution plain(Node child, Node parent, Reason reason) {
        return parent.isEphemeral() ? Resolution.inlined(child, parent) : Resolution.dev(child, parent, reason);
    }

    /**
     * dbt 1.5 to 1.7: before the run, each node that is not selected and does not exist in dev is replaced by the state's, so that
     * nothing built later changes the answer. It is the state that says whether it is ephemeral.
     *
     * <p>Source: dbt-core 1.5.11 and 1.7.19, {@code Manifest.merge_from_artifact}.
     */
    private Resolution upFront(Node child, Node parent) {
        Optional<RelationName> inState = stateRelation(parent);
        if (inState.isEmpty()) return plain(child, parent, Reason.NOT_IN_STATE);
        if (deferral.selects(parent)) return plain(child, parent, Reason.SELECTED);
        if (deferral.settings().favorsState()) {
            return Resolution.state(child, parent, inState.get(), Reason.FAVOR_STATE_UNSELECTED);
        }
        Optional<RelationName> name = parent.nameOfRelation();
        if (name.isEmpty()) return Resolution.state(child, parent, inState.get(), Reason.MISSING_IN_DEV);
        return switch (cache.lookAtStart(name.get()).answer()) {
            case PRESENT -> plain(child, parent, Reason.EXISTS_IN_DEV);
            case ABSENT -> Resolution.state(child, parent, inState.get(), Reason.MISSING_IN_DEV);
            case OTHER_CASE -> Resolution.failed(child, parent, Reason.APPROXIMATE_MATCH);
            case UNREADABLE -> Resolution.failed(child, parent, Reason.LISTING_FAILED);
        };
    }

    /**
     * dbt 1.8 to 1.12.
     *
     * <p>Source: observed on real runs; see the conformance cases "leftover" and "favor-selected".
     */
    private Resolution atEachRef(Node child, Node parent) {
        if (parent.isEphemeral()) return Resolution.inlined(child, parent);
        Optional<RelationName> inState = stateRelation(parent);
        if (inState.isEmpty()) return Resolution.dev(child, parent, Reason.NOT_IN_STATE);
        if (deferral.settings().favorsState() && !deferral.selects(parent)) {
            return Resolution.state(child, parent, inState.get(), Reason.FAVOR_STATE_UNSELECTED);
        }
        return switch (cache.look(parent.relation().orElseThrow()).answer()) {
            case PRESENT -> Resolution.dev(child, parent, Reason.EXISTS_IN_DEV);
            case ABSENT -> Resolution.state(child, parent, inState.get(), Reason.MISSING_IN_DEV);
            case OTHER_CASE -> Resolution.failed(child, parent, Reason.APPROXIMATE_MATCH);
            case UNREADABLE -> Resolution.failed(child, parent, Reason.LISTING_FAILED);
        };
    }

    /**
     * dbt 2: only what stands on the frontier is deferred, by what existed before the run; where the schema could not be listed,
     * nothing is.
     *
     * <p>Source: the public source of 2.0.0-beta.2, read and not run.
     */
    private Resolution frontier(Node child, Node parent) {
        if (parent.isEphemeral()) return Resolution.inlined(child, parent);
        Optional<RelationName> inState = stateRelation(parent);
        if (inState.isEmpty()) return Resolution.dev(child, parent, Reason.NOT_IN_STATE);
        if (!frontier.contains(parent.id())) {
            return Resolution.dev(child, parent, deferral.selects(parent) ? Reason.SELECTED : Reason.BEYOND_FRONTIER);
        }
        if (deferral.settings().favorsState() && !deferral.selects(parent)) {
            return Resolution.state(child, parent, inState.get(), Reason.FAVOR_STATE_UNSELECTED);
        }
        return switch (cache.lookAtStart(parent.relation().orElseThrow()).answer()) {
            case PRESENT -> Resolution.dev(child, parent, Reason.EXISTS_IN_DEV);
            case ABSENT -> Resolution.state(child, parent, inState.get(), Reason.MISSING_IN_DEV);
            case OTHER_CASE -> Resolution.failed(child, parent, Reason.APPROXIMATE_MATCH);
            case UNREADABLE -> Resolution.dev(child, parent, Reason.LISTING_FAILED);
        };
    }

    /**
     * Where the call of a user function points. A function that this run has built is not in dbt's cache, so that it goes to the state
     * even so (dbt-core 1.11.16 and 1.12, {@code FunctionRunner}).
     */
    public Resolution function(Node child, Node function) {
        if (!deferral.settings().on()) return Resolution.dev(child, function, Reason.DEFER_OFF);
        if (deferral.rules().functions() == DeferRules.Functions.DEV) {
            return Resolution.dev(child, function, Reason.NOT_DEFERRED);
        }
        return resolve(child, function);
    }

    /** Where the target of a foreign key points. */
    public Resolution foreignKey(Node child, Node target) {
        if (!deferral.settings().on()) return Resolution.dev(child, target, Reason.DEFER_OFF);
        Optional<RelationName> inState = stateRelation(target);
        Resolution answer = switch (deferral.rules().foreignKeys()) {
            case DEV -> Resolution.dev(child, target, Reason.NOT_DEFERRED);
            case STATE_UNLESS_SELECTED ->
                deferral.selects(target)
                        ? Resolution.dev(child, target, Reason.SELECTED)
                        : stateIfThere(child, target, inState);
            case STATE_IF_THERE -> stateIfThere(child, target, inState);
        };
        return deferral.rules().unverified().map(answer::unverified).orElse(answer);
    }

    private static Resolution stateIfThere(Node child, Node target, Optional<RelationName> inState) {
        return inState.map(name -> Resolution.state(child, target, name, Reason.IN_STATE))
                .orElseGet(() -> Resolution.dev(child, target, Reason.NOT_IN_STATE));
    }
}
