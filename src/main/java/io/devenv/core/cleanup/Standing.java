package io.devenv.core.cleanup;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one relation of the dev schemas is, and how devenv knows.
 *
 * @param type its class
 * @param node unique_id of the branch's node that makes it
 * @param was unique_id of the node that used to make it, where evidence names one; for orphans
 * @param base for temporaries: the relation whose run left it
 * @param reason why it is of that class, in words for the user
 * @param builtAt when it was last built, if a record says so
 * @param productionBuiltAt when the state last built the node, if its run results say so
 * @param hold who wants it kept, and why, whatever it is
 */
public record Standing(
        Relation relation,
        RelationClass type,
        Set<Flag> flags,
        Optional<String> node,
        Optional<String> was,
        Optional<RelationName> base,
        String reason,
        Proof proof,
        List<Evidence> evidence,
        Optional<Instant> builtAt,
        Optional<Instant> productionBuiltAt,
        Optional<Hold> hold) {

    public Standing {
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
        evidence = List.copyOf(evidence);
    }

    /** The same, knowing who wants it kept. */
    Standing heldBy(Optional<Hold> who) {
        if (who.equals(hold)) return this;
        return new Standing(
                relation, type, flags, node, was, base, reason, proof, evidence, builtAt, productionBuiltAt, who);
    }

    public RelationName name() {
        return relation.name();
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
