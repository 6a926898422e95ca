package io.devenv.core.plan;

import io.devenv.core.code.Certainty;
import io.devenv.core.code.Condition;
import io.devenv.core.manifest.ConditionalRefs;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.RefPlace;
import io.devenv.core.plan.ModelConditions.Moment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of the refs in a node's code one invocation executes. dbt notes a ref while it parses, where {@code execute} and {@code is_incremental()} are false, and
 * resolves those alone that it meets again when it compiles (dbt-core 1.5 to 1.12, {@code RuntimeRefResolver}).
 *
 * @param builder knows whether a model will be built incrementally
 */
public record ExecutedRefs(ModelConditions conditions, Builder builder) {
    private static final String OWN_MACRO = ".is_incremental";
    private static final String DBTS_MACRO = "macro.dbt.is_incremental";

    /**
     * Whether a ref is executed.
     *
     * @param condition what has to hold for it and what nobody knows; empty where it is known
     */
    record Answer(Certainty executed, Optional<String> condition) {
        static final Answer ALWAYS = new Answer(Certainty.YES, Optional.empty());
        static final Answer NEVER = new Answer(Certainty.NO, Optional.empty());
    }

    /**
     * Whether the ref to a parent is executed now.
     *
     * @param withHooks whether the node's hooks run, too
     */
    Answer of(Node child, Node parent, boolean withHooks) {
        ConditionalRefs refs = child.dependsOn().conditions();
        if (refs.uses().isEmpty()) return Answer.ALWAYS;
        List<ConditionalRefs.Use> uses = refs.of(parent);
        boolean always =
                uses.isEmpty() || uses.stream().anyMatch(use -> use.conditions().isEmpty());
        if (always) return Answer.ALWAYS;
        Moment parsing = new Moment(child.packageName(), false, Certainty.NO, refs);
        long accounted =
                uses.stream().filter(use -> holds(use, parsing) != Certainty.NO).count();
        // Met more often than the code accounts for: a macro or a hook refers to it, too.
        if (RefPlace.timesMet(child, parent, withHooks) > accounted) return Answer.ALWAYS;
        Moment now = now(child);
        return switch (Certainty.any(uses.stream().map(use -> holds(use, now)).toList())) {
            case YES -> Answer.ALWAYS;
            case NO -> Answer.NEVER;
            case UNKNOWN -> new Answer(Certainty.UNKNOWN, Optional.of(unknown(uses, now)));
        };
    }

    /**
     * The first ref that is certainly executed, and that dbt certainly did not meet while it parsed.
     *
     * @param parents what it met
     */
    Optional<Undeclared> undeclared(Node child, List<Node> parents) {
        ConditionalRefs refs = child.dependsOn().conditions();
        if (refs.uses().isEmpty()) return Optional.empty();
        Moment parsing = new Moment(child.packageName(), false, Certainty.NO, refs);
        for (int i = 0; i < refs.uses().size(); i++) {
            ConditionalRefs.Use use = refs.uses().get(i);
            if (use.conditions().isEmpty() || parents.stream().anyMatch(use.call()::finds)) continue;
            boolean unseen = holds(use, parsing) == Certainty.NO && holds(use, now(child)) == Certainty.YES;
            if (unseen)
                return Optional.of(new Undeclared(
                        new UndeclaredRef(child, use.call()), refs.uses().subList(0, i)));
        }
        return Optional.empty();
    }

    /**
     * A ref that dbt does not take.
     *
     * @param before the calls before it in the code
     */
    record Undeclared(UndeclaredRef ref, List<ConditionalRefs.Use> before) {
        /** Whether dbt may have resolved a parent by then. */
        boolean comesAfter(Node parent) {
            return before.stream().anyMatch(use -> use.call().finds(parent));
        }
    }

    private Moment now(Node child) {
        return new Moment(
                child.packageName(), true, incremental(child), child.dependsOn().conditions());
    }

    private Certainty incremental(Node node) {
        boolean own = node.dependsOn().macros().stream()
                .anyMatch(macro -> macro.endsWith(OWN_MACRO) && !macro.equals(DBTS_MACRO));
        return own ? Certainty.UNKNOWN : builder.isIncremental(node);
    }

    private Certainty holds(ConditionalRefs.Use use, Moment moment) {
        return Certainty.all(use.conditions().stream()
                .map(condition -> holds(condition, moment))
                .toList());
    }

    private Certainty holds(Condition condition, Moment moment) {
        Certainty holds = conditions.holds(condition.expression(), moment);
        return condition.wanted() ? holds : holds.negated();
    }

    /** What is unknown of the first call that may be executed. */
    private String unknown(List<ConditionalRefs.Use> uses, Moment now) {
        ConditionalRefs.Use first = uses.stream()
                .filter(use -> holds(use, now) == Certainty.UNKNOWN)
                .findFirst()
                .orElseThrow();
        return first.conditions().stream()
                .filter(condition -> holds(condition, now) == Certainty.UNKNOWN)
                .map(Condition::toString)
                .collect(Collectors.joining(" and "));
    }
}
