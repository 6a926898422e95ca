package io.devenv.core.plan;

import io.devenv.core.document.Worded;
import io.devenv.core.manifest.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One node of a previewed run.
 *
 * @param refs its refs, and those of the ephemeral models inlined into it
 * @param besides what it refers to otherwise
 * @param build how it is built, where there is more than one way
 */
public record Step(Node node, List<PlannedRef> refs, Besides besides, Optional<Build> build, Fate fate) {
    /** Everything it refers to. */
    public List<PlannedRef> references() {
        if (besides.functions().isEmpty() && besides.foreignKeys().isEmpty()) return refs;
        return Stream.of(refs, besides.functions(), besides.foreignKeys())
                .flatMap(List::stream)
                .toList();
    }

    /** A node with nothing but refs. */
    public Step(Node node, List<PlannedRef> refs, Fate fate) {
        this(node, refs, Besides.NOTHING, Optional.empty(), fate);
    }

    /**
     * What a node refers to otherwise than by a {@code ref()} that is executed.
     *
     * @param functions the user functions it calls
     * @param foreignKeys what its constraints point to
     * @param notExecuted refs in its code behind conditions that do not hold: code that was compiled before may have them
     * @param undeclared the ref over which dbt gives the node up
     */
    public record Besides(
            List<PlannedRef> functions,
            List<PlannedRef> foreignKeys,
            List<PlannedRef> notExecuted,
            Optional<UndeclaredRef> undeclared) {
        public static final Besides NOTHING = new Besides(List.of(), List.of(), List.of(), Optional.empty());
    }

    /** What dbt will make of the node, as far as refs and its own relation decide it. */
    public enum Fate implements Worded {
        RUNS,
        /** A relation it reads does not exist, or dbt refuses to build over what lies there. */
        FAILS,
        /** Something before it fails. */
        SKIPPED
    }
}
