package io.devenv.core.cleanup;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.SchemaName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The guard's answer.
 *
 * @param allowed the schemas that may be changed; empty where the guard refuses
 * @param leftOut a line for each schema that was left out, and why
 * @param refusal why nothing may be changed at all
 */
public record Guarded(Set<SchemaName> allowed, List<Warning> leftOut, Optional<Problem> refusal) {
    public Guarded {
        allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The same where something may be changed.
     *
     * @throws io.devenv.core.problem.Stop with the refusal
     */
    public Guarded orStop() {
        refusal.ifPresent(problem -> {
            throw problem.stop();
        });
        return this;
    }

    static Guarded refused(Problem problem) {
        return new Guarded(Set.of(), List.of(), Optional.of(problem));
    }
}
