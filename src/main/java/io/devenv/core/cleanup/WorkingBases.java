package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the relation that a working relation belongs to: one in the same schema that a manifest or a record names. */
final class WorkingBases {
    private final BranchNames names;
    private final DevPlaces places;
    private final Records records;
    private final PastNames past;
    private final NameRules rules;
    private final Situation situation;

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
        return known(name)
                .filter(each -> rules.folded(each)
                        .identifier()
                        .startsWith(rules.folded(whole).identifier()))
                .min(Comparator.comparing(this::lies).thenComparing(Comparator.naturalOrder()));
    }

    private boolean isKnown(RelationName name) {
        return names.node(name).isPresent()
                || names.disabled(name).isPresent()
                || places.node(rules.folded(name)).isPresent()
                || !past.of(name).isEmpty()
                || records.tellOf(name);
    }

    private Stream<RelationName> known(RelationName beside) {
        List<Node> nodes = Stream.concat(
                        situation.branch().nodes().stream(),
                        situation.state().map(Manifest::nodes).stream().flatMap(all -> all.stream()))
                .filter(BranchNames::hasRelation)
                .toList();
        return nodes.stream()
                .flatMap(node -> node.relation().stream())
                .map(relation -> beside.withIdentifier(relation.identifier()))
                .filter(this::isKnown)
                .distinct();
    }

    private boolean lies(RelationName name) {
        return situation.lies(name);
    }
}
