package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of every relation in the dev schemas what it is to the branch, and of every node whether it is there. */
public final class Classifier {
    private final Situation situation;
    private final BranchNames names;
    private final Records records;

    private Classifier(Situation situation) {
        NameRules rules = situation.dev().rules();
        this.situation = situation;
        this.names = new BranchNames(situation.branch(), situation.state(), rules);
        this.records = new Records(situation.records(), rules);
    }

    public static Classification classify(Situation situation) {
        return new Classifier(situation).classification();
    }

    private Classification classification() {
        NameRules rules = situation.dev().rules();
        Set<RelationName> put = situation.trash().stream().map(rules::folded).collect(Collectors.toSet());
        DevPlaces places = new DevPlaces(situation.branch(), situation.state(), situation.home(), rules);
        Unclaimed unclaimed = new Unclaimed(situation, names, places, records);

        List<Relation> inTrash = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        Map<String, Claim> claimed = new LinkedHashMap<>();
        for (Relation relation : situation.dev().relations()) {
            Optional<Node> node = claimant(relation);
            if (isTrash(relation, put)) inTrash.add(relation);
            else if (node.isPresent()) claimed.put(node.get().id(), claim(node.get(), relation));
            // An extension brings hundreds: only what takes a node's name is of interest, for dbt takes it for the
            // node's.
            else if (relation.kind() != RelationKind.FUNCTION) standings.add(unclaimed.classify(relation));
        }
        standings.addAll(new Claimed(situation, claimed, List.copyOf(standings)).standings());
        standings.replaceAll(standing -> standing.heldBy(situation.holds().of(standing.name())));
        standings.sort(Comparator.comparing(Standing::name));
        return new Classification(standings, missing(claimed), inTrash);
    }

    private boolean isTrash(Relation relation, Set<RelationName> put) {
        return TrashName.of(relation.name().identifier()).isPresent()
                && put.contains(situation.dev().rules().folded(relation.name()));
    }

    /** The node a relation belongs to. Sources belong to nobody here, even where a model writes over one. */
    private Optional<Node> claimant(Relation relation) {
        RelationName name = relation.name();
        if (names.isSource(name) || !relation.kind().isSeenByDbt()) return Optional.empty();
        return names.node(name)
                .or(() -> names.twin(name)
                        .filter(node -> node.relation()
                                .filter(own -> !situation.lies(own))
                                .isPresent()));
    }

    private Claim claim(Node node, Relation relation) {
        Optional<Node> inState = situation.state().flatMap(state -> state.node(node.id()));
        return new Claim(node, relation, inState, records.of(relation.name()));
    }

    /** Nodes that are not there, where somebody has looked: what lies in an unreadable schema is unknown. */
    private List<Node> missing(Map<String, Claim> claimed) {
        Manifest branch = situation.branch();
        return branch.built().stream()
                .filter(node -> !claimed.containsKey(node.id()))
                .filter(node -> node.relation()
                        .map(name -> situation.dev().listing(name.inSchema()))
                        .filter(listing -> !(listing instanceof Listing.Unreadable))
                        .isPresent())
                .toList();
    }
}
