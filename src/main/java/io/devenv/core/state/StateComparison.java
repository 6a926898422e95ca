package io.devenv.core.state;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
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
    private final Manifest current;
    private final Manifest state;
    private final ComparisonRules rules;
    private final Map<String, Set<Part>> parts = new HashMap<>();
    private Optional<ChangedMacros> macros = Optional.empty();

    private StateComparison(Manifest current, Manifest state, ComparisonRules rules) {
        this.current = current;
        this.state = state;
        this.rules = rules;
    }

    public static StateComparison of(Manifest current, Manifest state, ComparisonRules rules) {
        return new StateComparison(current, state, rules);
    }

    /** The node of the same unique_id in the state, whatever section it is in there. */
    public Optional<Node> inState(Node node) {
        return state.node(node.id());
    }

    /** True also for what the state has, but disabled. */
    public boolean isNew(Node node) {
        return inState(node).isEmpty();
    }

    /**
     * Whether {@code state:modified} lists it. New sources, exposures, metrics, semantic models and saved queries are not
     * modified to dbt, everything else that is new is.
     */
    public boolean isModified(Node node) {
        Kind kind = Kind.of(node);
        if (macros().affect(node)) return true;
        if (isNew(node)) return kind.newIsModified();
        return !Collections.disjoint(kind.counts(), changedParts(node));
    }

    /**
     * All parts in which the node differs, which is what the sub-selectors of {@code state:modified} show. Of a new node every
     * part that its kind compares. Not the same as {@link #isModified}: the code of a generic test may differ without the test
     * being modified.
     */
    public Set<Part> changedParts(Node node) {
        return parts.computeIfAbsent(node.id(), id -> Collections.unmodifiableSet(compare(node)));
    }

    /** What became of the model's contract; {@link ContractChange#changed} is false for new models and for everything else. */
    public ContractChange contractChange(Node node) {
        return inState(node)
                .filter(old -> node.type() == ResourceType.MODEL)
                .map(old -> ContractChange.between(old, node, rules))
                .orElse(ContractChange.NONE);
    }

    /** unique_ids of macros that are new, gone, or have another text. */
    public Set<String> changedMacros() {
        return macros().ids();
    }

    /** Models whose enforced contract is gone with them; a model past its deprecation date may go. Since dbt 1.9. */
    public List<RemovedContract> removedContracts(Instant now) {
        List<RemovedContract> removed = new ArrayList<>();
        if (!rules.removedContracts()) return removed;
        Map<String, Node> disabled = new HashMap<>();
        current.disabled().forEach(node -> disabled.putIfAbsent(node.id(), node));
        for (Node old : state.nodes()) {
            if (old.type() != ResourceType.MODEL) continue;
            if (!disabled.containsKey(old.id()) && current.node(old.id()).isPresent()) continue;
            // Where the branch disables the model, dbt looks at the branch's definition of it.
            Node gone = disabled.getOrDefault(old.id(), old);
            if (ContractChange.isEnforced(gone.fields().object("contract")) && !isPastDeprecation(gone, now)) {
                removed.add(new RemovedContract(gone, reason(gone, disabled.containsKey(old.id()))));
            }
        }
        return List.copyOf(removed);
    }

    private Set<Part> compare(Node node) {
        Kind kind = Kind.of(node);
        Set<Part> changed = EnumSet.noneOf(Part.class);
        changed.addAll(inState(node)
                .map(old -> kind.changes(old, node, rules))
                .orElse(kind.compares().keySet()));
        if (macros().affect(node)) changed.add(Part.MACROS);
        return changed;
    }

    private ChangedMacros macros() {
        ChangedMacros known = macros.orElseGet(() -> new ChangedMacros(current, state));
        macros = Optional.of(known);
        return known;
    }

    private static String reason(Node gone, boolean disabled) {
        return "Contracted model '" + gone.id() + "' was " + (disabled ? "disabled." : "deleted or renamed.");
    }

    private static boolean isPastDeprecation(Node model, Instant now) {
        return model.fields()
                .text("deprecation_date")
                .flatMap(StateComparison::instant)
                .filter(now::isAfter)
                .isPresent();
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.length() <= "2026-01-01".length()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            // No date that dbt writes: then nothing says that the model may go.
            return Optional.empty();
        }
    }
}
