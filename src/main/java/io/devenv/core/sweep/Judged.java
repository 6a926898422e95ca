package io.devenv.core.sweep;

import io.devenv.core.relation.FoundSchema;
import io.devenv.core.sweep.SweptSchema.Cause;
import java.util.Optional;

/**
 * Whether the conditions of a rule hold for a schema; what lies in it is another matter.
 *
 * @param kept why it stays as it is; empty if every condition holds
 * @param reason in words for the user
 */
public record Judged(
        FoundSchema schema, SweepRule rule, Optional<String> key, SchemaAge age, Optional<Cause> kept, String reason) {

    public boolean mayGo() {
        return kept.isEmpty();
    }

    /** The same, knowing more of what lies there. */
    public Judged in(FoundSchema known) {
        return new Judged(known, rule, key, age, kept, reason);
    }
}
