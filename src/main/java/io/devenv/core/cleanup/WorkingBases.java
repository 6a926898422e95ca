package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the relation that a working relation belongs to: one in the same schema that a manifest or a record names. */
final class WorkingBases {
    private final BranchNames names;
    private final DevPlaces places;
    private final Records records;
    private final PastNames past;
    private final NameRules rules;
    private final Situation situation;
    /** What relations of nodes are called, by the folded identifier; filled when first asked for. */
    private final NavigableMap<String, Set<String>> identifiers = new TreeMap<>();

    WorkingBases(Situation situation, BranchNames names, DevPlaces places, Records records, PastNames past) {
        this.situation = situation;
        this.names = names;
        this.places = places;
        this.records = records;
        this.past = past;
        this.rules = situation.dev().rules();
    }

    Optional<RelationName> of(RelationName name) {
        Optional<WorkingName> working = WorkingName.of(name.identifier());
        if (working.isEmpty()) return Optional.empty();
        RelationName whole = name.withIdentifier(working.get().base());
        if (isKnown(whole)) return Optional.of(whole);
        if (!working.get().mayBeCut()) return Optional.empty();
        // of several candidates a missing one comes first: a backup must count as the only copy if it may be one
        return beginningLike(whole)
                .filter(this::isKnown)
                .min(Comparator.comparing(this::lies).thenComparing(Comparator.naturalOrder()));
    }

    private boolean isKnown(RelationName name) {
        return names.node(name).isPresent()
                || names.disabled(name).isPresent()
                || places.node(rules.folded(name)).isPresent()
                || !past.of(name).isEmpty()
                || !records.of(name).isEmpty();
    }

    private Stream<RelationName> beginningLike(RelationName whole) {
        if (identifiers.isEmpty()) collect();
        String beginning = rules.folded(whole).identifier();
        return identifiers.tailMap(beginning).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(beginning))
                .flatMap(entry -> entry.getValue().stream())
                .map(whole::withIdentifier);
    }

    /** Of every node that may be built somewhere in dev. */
    private void collect() {
        Stream.concat(
                        situation.branch().nodes().stream(),
                        situation.state().stream().flatMap(state -> state.nodes().stream()))
                .filter(BranchNames::hasRelation)
                .flatMap(node -> node.relation().stream())
                .forEach(name -> identifiers
                        .computeIfAbsent(rules.folded(name).identifier(), folded -> new TreeSet<>())
                        .add(name.identifier()));
    }

    private boolean lies(RelationName name) {
        return situation.holder(name).isPresent();
    }
}
