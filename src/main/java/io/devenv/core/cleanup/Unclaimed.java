package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Relations that no node of the branch makes: orphans, temporaries, and what nothing is known of. */
final class Unclaimed {
    private static final Set<RelationKind> WORKING_KINDS =
            EnumSet.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

    private final Situation situation;
    private final BranchNames names;
    private final DevPlaces places;
    private final Records records;
    private final PastNames past;
    private final WorkingBases bases;
    private final Orphanhood orphanhood;

    Unclaimed(Situation situation, BranchNames names, DevPlaces places, Records records) {
        this.situation = situation;
        this.names = names;
        this.places = places;
        this.records = records;
        this.past = new PastNames(situation.past(), situation.dev().rules());
        this.bases = new WorkingBases(situation, names, places, records, past);
        this.orphanhood = new Orphanhood(situation.branch());
    }

    Standing classify(Relation relation) {
        RelationName name = relation.name();
        if (names.isSource(name)) return unknown(relation, "a source of the project reads it; never touched");
        if (!relation.kind().isSeenByDbt()) return unknown(relation, "a table of another server; dbt does not list it");
        if (TrashName.of(name.identifier()).isPresent()) {
            return unknown(relation, "named like what devenv sets aside, but its journal does not know it");
        }
        Optional<Node> pointed = names.pointedBy(name).filter(node -> relation.kind() == RelationKind.VIEW);
        if (pointed.isPresent()) {
            return unknown(
                    relation,
                    "may be dbt's own view of the latest version of "
                            + pointed.get().name());
        }
        Optional<Node> maker = formerMaker(name);
        if (maker.isEmpty()) {
            Optional<Standing> temporary = temporary(relation);
            if (temporary.isPresent()) return temporary.get();
        }
        return orphan(relation, maker);
    }

    private Optional<Node> formerMaker(RelationName name) {
        return formerMakers(name).stream().findFirst();
    }

    /** Every node that a manifest names for it, the one that tells most first. */
    private List<Node> formerMakers(RelationName name) {
        return Stream.of(
                        names.disabled(name).stream(),
                        atPlace(name).stream(),
                        past.of(name).stream().map(PastNode::node))
                .flatMap(found -> found)
                .toList();
    }

    private Optional<Node> atPlace(RelationName name) {
        return places.node(situation.dev().rules().folded(name));
    }

    private Optional<Standing> temporary(Relation relation) {
        if (!WORKING_KINDS.contains(relation.kind())) return Optional.empty();
        return bases.of(relation.name()).map(base -> {
            Proof proof = records.tellOf(base)
                    ? Proof.by("dbt built " + base + " here, and it calls its working relations so")
                    : isPersonal(relation)
                            ? Proof.by("dbt's name for a working relation of " + base + ", in a personal schema")
                            : Proof.none("a shared schema, and no record that dbt built " + base + " for you");
            List<Evidence> evidence =
                    records.of(base).stream().map(Evidence::of).toList();
            String reason = "working relation of " + base + " that a killed run left";
            return new Found(relation, RelationClass.TEMPORARY, reason, proof)
                    .of(base)
                    .with(evidence)
                    .standing();
        });
    }

    private Standing orphan(Relation relation, Optional<Node> maker) {
        RelationName name = relation.name();
        if (situation.state().isEmpty()) return unknown(relation, "without a state nobody can tell what it was");
        List<Evidence> evidence = new ArrayList<>();
        names.disabled(name)
                .ifPresent(node -> evidence.add(Evidence.manifest("disabled on this branch: " + node.label())));
        atPlace(name)
                .ifPresent(
                        node -> evidence.add(Evidence.production("the place in dev of production's " + node.label())));
        past.of(name).forEach(node -> evidence.add(Evidence.of(node)));
        records.of(name).forEach(built -> evidence.add(Evidence.of(built)));
        if (evidence.isEmpty()) return unknown(relation, RelationClass.UNKNOWN.meaning());

        Proof proof = proof(relation);
        if (!proof.given()) return unknown(relation, proof.why(), evidence);
        Optional<String> was = maker.map(Node::id).or(() -> records.node(name));
        return new Found(relation, RelationClass.ORPHAN, orphanhood.reason(maker, was, records.of(name)), proof)
                .was(was)
                .with(evidence)
                .builtAt(records.builtAt(name))
                .standing();
    }

    private Proof proof(Relation relation) {
        Optional<Built> against = records.contradicting(relation.name(), relation.kind());
        if (against.isPresent()) return Proofs.contradicted(against.get(), relation.kind());
        List<Built> telling = records.of(relation.name());
        if (!telling.isEmpty()) return Proofs.recorded(telling);
        if (!isPersonal(relation)) return Proof.none("a shared schema, and no record that dbt built it for you");
        boolean fits = formerMakers(relation.name()).stream()
                .anyMatch(node -> Kinds.of(node).contains(relation.kind()));
        return fits
                ? Proof.by("a personal schema, and a manifest has the name")
                : Proof.none("a manifest has the name, but as another kind than the "
                        + relation.kind().word() + " that lies there");
    }

    private boolean isPersonal(Relation relation) {
        return situation.personal().test(relation.name().inSchema());
    }

    private static Standing unknown(Relation relation, String why) {
        return unknown(relation, why, List.of());
    }

    private static Standing unknown(Relation relation, String why, List<Evidence> evidence) {
        return new Found(relation, RelationClass.UNKNOWN, why, Proof.none("nothing shows that dbt built it"))
                .with(evidence)
                .standing();
    }
}
