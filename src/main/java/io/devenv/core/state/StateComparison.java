package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.manifest.ResourceType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between the branch and the state, node by node, as dbt's {@code state:} sees it. Answers are worked out when
 * first asked for and kept; parents are never compared.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class StateComparison {
    /** Metrics of manifests before v10 are another thing than later ones. */
    private static final int METRICS_AS_NOW = 10;

    /** What the Rust engine never calls new. */
    private static final Set<ResourceType> NEVER_NEW = EnumSet.of(
            ResourceType.EXPOSURE, ResourceType.METRIC, ResourceType.SEMANTIC_MODEL, ResourceType.SAVED_QUERY);

    private final Manifest current;
    private final Manifest state;
    private final ComparisonRules rules;
    private final Map<String, Fields> moreOfCurrent;
    private final Map<String, Fields> moreOfState;
    private Optional<ChangedMacros> macros = Optional.empty();
    private Optional<NodeSet> mayDiffer = Optional.empty();

    private StateComparison(
            Manifest current,
            Manifest state,
            ComparisonRules rules,
            Map<String, Fields> moreOfCurrent,
            Map<String, Fields> moreOfState) {
        this.current = current;
        this.state = state;
        this.rules = rules;
        this.moreOfCurrent = Map.copyOf(moreOfCurrent);
        this.moreOfState = Map.copyOf(moreOfState);
    }

    public static StateComparison of(Manifest current, Manifest state, ComparisonRules rules) {
        return new StateComparison(current, state, rules, Map.of(), Map.of());
    }

    /** The same comparison, knowing what {@link UnkeptDetail} asks for: fields by unique_id. */
    public StateComparison knowing(Map<String, Fields> ofBranch, Map<String, Fields> ofState) {
        return new StateComparison(current, state, rules, ofBranch, ofState);
    }

    public ComparisonRules rules() {
        return rules;
    }

    /** The node of the same unique_id in the state, whatever section it is in there; empty, too, for what this dbt never looks up. */
    public Optional<Node> inState(Node node) {
        return isLookedUp(node) ? state.node(node.id()) : Optional.empty();
    }

    private boolean isLookedUp(Node node) {
        if (rules.unseenInState().contains(node.type())) return false;
        return node.type() != ResourceType.METRIC
                || rules.oldMetrics()
                || state.metadata().schemaVersion() >= METRICS_AS_NOW;
    }

    /**
     * All that can be new or modified, in whatever part: nodes that are not the same at a glance. Of a project that hardly changed
     * these are few, and the only ones worth asking about.
     */
    public NodeSet mayDiffer() {
        NodeSet known = mayDiffer.orElseGet(() -> current.unlike(state, this::isSameAtAGlance));
        mayDiffer = Optional.of(known);
        return known;
    }

    private boolean isSameAtAGlance(Node old, Node now) {
        return Glance.isSame(old, now)
                && isLookedUp(now)
                && !moreOfState.containsKey(now.id())
                && !moreOfCurrent.containsKey(now.id())
                && !macros().affect(now);
    }

    /** True also for what the state has, but disabled. */
    public boolean isNew(Node node) {
        if (rules.rust() && NEVER_NEW.contains(node.type())) return false;
        return inState(node).isEmpty();
    }

    /**
     * Whether {@code state:modified} lists it. New sources, exposures, metrics, semantic models and saved queries are not
     * modified to dbt, everything else that is new is; to the Rust engine new sources are, too.
     */
    public boolean isModified(Node node) {
        if (macros().affect(node)) return true;
        Kind kind = Kind.of(node);
        Optional<Node> old = inState(node);
        if (old.isEmpty()) return kind.newIsModified() || (rules.rust() && node.type() == ResourceType.SOURCE);
        return kind.isModified(with(old.get(), moreOfState), with(node, moreOfCurrent), rules);
    }

    /**
     * All parts in which the node differs, which is what the sub-selectors of {@code state:modified} show. Of a new node every
     * part that its kind compares. Not the same as {@link #isModified}: the code of a generic test may differ without the test
     * being modified.
     */
    public Set<Part> changedParts(Node node) {
        Set<Part> changed = EnumSet.noneOf(Part.class);
        if (inState(node).isEmpty()) changed.addAll(Kind.of(node).compares().keySet());
        changed.addAll(differences(node).keySet());
        return Collections.unmodifiableSet(changed);
    }

    /** What differs in each changed part; a new node differs in nothing but the macros. */
    public Map<Part, List<Difference>> differences(Node node) {
        Map<Part, List<Difference>> found = new EnumMap<>(Part.class);
        inState(node)
                .ifPresent(old -> found.putAll(
                        Kind.of(node).differences(with(old, moreOfState), with(node, moreOfCurrent), rules)));
        if (macros().affect(node)) found.put(Part.MACROS, macros().reachedFrom(node));
        return found;
    }

    /** Whether a difference in this part makes the node {@code state:modified}. */
    public boolean counts(Node node, Part part) {
        return part == Part.MACROS || Kind.of(node).counts().contains(part);
    }

    /** What became of the model's contract; {@link ContractChange#changed} is false for new models and for everything else. */
    public ContractChange contractChange(Node node) {
        if (node.type() != ResourceType.MODEL) return ContractChange.NONE;
        return inState(node)
                .map(old -> ContractChange.between(with(old, moreOfState), with(node, moreOfCurrent), rules))
                .orElse(ContractChange.NONE);
    }

    /** Models whose enforced contract is gone with them; a model past its deprecation date may go. Since dbt 1.9. */
    public List<RemovedContract> removedContracts(Instant now) {
        return rules.contracts().removedModels() ? RemovedContract.between(state, current, now) : List.of();
    }

    private ChangedMacros macros() {
        ChangedMacros known = macros.orElseGet(() -> new ChangedMacros(current, state, rules));
        macros = Optional.of(known);
        return known;
    }

    private static Node with(Node node, Map<String, Fields> more) {
        Fields known = more.get(node.id());
        return known == null ? node : node.with(known);
    }
}
