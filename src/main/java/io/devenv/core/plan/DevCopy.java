package io.devenv.core.plan;

import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.Hold;
import io.devenv.core.cleanup.RelationClass;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a parent's relation in the dev schema.
 *
 * @param standing its class
 * @param builtAt when dbt built it, if a record says so
 * @param stateBuiltAt when the state's run results say that production's was built
 * @param hold who wants it kept, and why
 */
public record DevCopy(
        RelationClass standing,
        Set<Flag> flags,
        Optional<Instant> builtAt,
        Optional<Instant> stateBuiltAt,
        Optional<Hold> hold) {
    /**
     * Whether reading it gives what nobody means to read: neither production's rows nor the branch's. What is kept on purpose is
     * meant, and so is a clone for as long as clean keeps it for fresh.
     */
    public boolean misleads() {
        if (hold.isPresent()) return false;
        if (flags.contains(Flag.OUTDATED)) return true;
        return standing == RelationClass.LEFTOVER && (!flags.contains(Flag.CLONE) || flags.contains(Flag.STALE));
    }
}
