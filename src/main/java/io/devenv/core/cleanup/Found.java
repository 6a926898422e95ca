package io.devenv.core.cleanup;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A {@link Standing} in the making. */
final class Found {
    private final Relation relation;
    private final RelationClass type;
    private final String reason;
    private final Proof proof;
    private Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private Optional<String> node = Optional.empty();
    private Optional<String> was = Optional.empty();
    private Optional<RelationName> base = Optional.empty();
    private List<Evidence> evidence = List.of();
    private Optional<Instant> builtAt = Optional.empty();
    private Optional<Instant> productionBuiltAt = Optional.empty();

    Found(Relation relation, RelationClass type, String reason, Proof proof) {
        this.relation = relation;
        this.type = type;
        this.reason = reason;
        this.proof = proof;
    }

    Found flagged(Set<Flag> all) {
        flags = all;
        return this;
    }

    Found madeBy(String id) {
        node = Optional.of(id);
        return this;
    }

    Found was(Optional<String> id) {
        was = id;
        return this;
    }

    Found of(RelationName builtOne) {
        base = Optional.of(builtOne);
        return this;
    }

    Found with(List<Evidence> all) {
        evidence = all;
        return this;
    }

    Found builtAt(Optional<Instant> time) {
        builtAt = time;
        return this;
    }

    Found productionBuiltAt(Optional<Instant> time) {
        productionBuiltAt = time;
        return this;
    }

    Standing standing() {
        return new Standing(
                relation,
                type,
                flags,
                node,
                was,
                base,
                reason,
                proof,
                evidence,
                builtAt,
                productionBuiltAt,
                Optional.empty());
    }
}
