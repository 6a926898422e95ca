package io.devenv.core.sweep;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.sweep.SweptSchema.Cause;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stays in a schema that may go, and keeps the schema itself, too.
 *
 * @param gone what goes now, here and in the schemas beside it
 * @param near who needs anything here
 */
record Remaining(Contents inside, Set<RelationName> gone, Dependencies near, SweepSituation situation) {
    /** Of what stays, so many are named. */
    private static final int NAMED = 3;

    /**
     * The answer.
     *
     * @param relations that stay, sorted
     * @param reason in words for the user; empty if nothing keeps the schema
     */
    record Remains(Set<RelationName> relations, Cause cause, Optional<String> reason) {}

    Remains in(Optional<SchemaFacts> facts) {
        Set<RelationName> needed = needed();
        Set<RelationName> all = new TreeSet<>(inside.unknown());
        all.addAll(inside.staying());
        all.addAll(needed);
        return unknown(all)
                .or(() -> kept(all))
                .or(() -> blocked(all, needed))
                .or(() -> bySchema(facts))
                .orElseGet(() -> new Remains(all, Cause.SWEPT, Optional.empty()));
    }

    private Set<RelationName> needed() {
        Set<RelationName> needed = new TreeSet<>();
        inside.proven().forEach(relation -> needed.add(relation.name()));
        inside.due().forEach(relation -> needed.add(relation.name()));
        needed.removeAll(gone);
        return needed;
    }

    private Optional<Remains> unknown(Set<RelationName> all) {
        int number = inside.unknown().size();
        if (number == 0) return Optional.empty();
        String named = inside.unknown().stream()
                .limit(NAMED)
                .map(name -> Printable.of(name.identifier()))
                .collect(Collectors.joining(", "));
        return because(
                all,
                Cause.UNKNOWN,
                (number == 1 ? "1 unknown relation stays: " : number + " unknown relations stay: ")
                        + named
                        + (number > NAMED ? " and " + (number - NAMED) + " more" : ""));
    }

    private Optional<Remains> kept(Set<RelationName> all) {
        return inside.staying().stream()
                .findFirst()
                .flatMap(name -> Optional.ofNullable(situation.staying().get(name)))
                .flatMap(stays -> because(all, stays.cause(), stays.why()));
    }

    private Optional<Remains> blocked(Set<RelationName> all, Set<RelationName> needed) {
        return needed.stream().findFirst().flatMap(name -> {
            String by = near.dependentsOf(name).stream()
                    .filter(reader -> !gone.contains(reader))
                    .findFirst()
                    .map(reader -> " is needed by " + reader + ", which stays")
                    .orElse(" stays");
            return because(all, Cause.BLOCKED, name + by);
        });
    }

    private static Optional<Remains> bySchema(Optional<SchemaFacts> facts) {
        if (facts.isEmpty()) return because(Set.of(), Cause.REFUSED, "it may not be looked into");
        String others = String.join(", ", facts.get().others());
        if (!others.isEmpty()) return because(Set.of(), Cause.UNKNOWN, others + " stays");
        return facts.get().obstacle().flatMap(why -> because(Set.of(), Cause.REFUSED, why));
    }

    private static Optional<Remains> because(Set<RelationName> relations, Cause cause, String reason) {
        return Optional.of(new Remains(relations, cause, Optional.of(reason)));
    }
}
