package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Makers makers = new Makers(names.disabled(name), placed(name), past.of(name));
        if (makers.all().isEmpty()) {
            Optional<Standing> temporary = temporary(relation);
            if (temporary.isPresent()) return temporary.get();
        }
        return orphan(relation, makers);
    }

    private Optional<Node> placed(RelationName name) {
        return places.node(situation.dev().rules().folded(name));
    }

    /**
     * Every node that a manifest names for a relation.
     *
     * @param disabled the branch's, if it is disabled
     * @param placed the state's whose place in dev this is
     * @param past those of earlier manifests
     */
    private record Makers(Optional<Node> disabled, Optional<Node> placed, List<PastNode> past) {
        /** The one that tells most first. */
        List<Node> all() {
            List<Node> all = new ArrayList<>(2);
            disabled.ifPresent(all::add);
            placed.ifPresent(all::add);
            past.forEach(each -> all.add(each.node()));
            return all;
        }

        List<Evidence> evidence() {
            List<Evidence> evidence = new ArrayList<>(2);
            disabled.ifPresent(node -> evidence.add(Evidence.manifest("disabled on this branch: " + node.label())));
            placed.ifPresent(
                    node -> evidence.add(Evidence.production("the place in dev of production's " + node.label())));
            past.forEach(node -> evidence.add(Evidence.of(node)));
            return evidence;
        }
    }

    private Optional<Standing> temporary(Relation relation) {
        if (!WORKING_KINDS.contains(relation.kind())) return Optional.empty();
        return bases.of(relation.name()).map(base -> {
            BuildHistory history = records.of(base);
            Proof proof = !history.isEmpty()
                    ? Proof.by("dbt built " + base + " here, and it calls its working relations so")
                    : isPersonal(relation)
                            ? Proof.by("dbt's name for a working relation of " + base + ", in a personal schema")
                            : Proof.none("a shared schema, and no record that dbt built " + base + " for you");
            String reason = "working relation of " + base + " that a killed run left";
            return new Found(relation, RelationClass.TEMPORARY, reason, proof)
                    .of(base)
                    .with(history.newest().stream().map(Evidence::of).toList())
                    .standing();
        });
    }

    private Standing orphan(Relation relation, Makers makers) {
        if (situation.state().isEmpty()) return unknown(relation, "without a state nobody can tell what it was");
        BuildHistory history = records.of(relation.name());
        List<Evidence> evidence = makers.evidence();
        history.newest().forEach(built -> evidence.add(Evidence.of(built)));
        if (evidence.isEmpty()) return unknown(relation, RelationClass.UNKNOWN.meaning());

        Proof proof = history.proof(relation.kind()).orElseGet(() -> byName(relation, makers));
        if (!proof.given()) return unknown(relation, proof.why(), proof, evidence);
        Optional<Node> maker = makers.all().stream().findFirst();
        Optional<String> was = maker.map(Node::id).or(history::node);
        String reason = orphanhood.reason(maker, was, history.newest());
        return new Found(relation, RelationClass.ORPHAN, reason, proof)
                .was(was)
                .with(evidence)
                .builtAt(history.builtAt())
                .standing();
    }

    private Proof byName(Relation relation, Makers makers) {
        if (!isPersonal(relation)) return Proof.none("a shared schema, and no record that dbt built it for you");
        boolean fits = makers.all().stream().anyMatch(node -> Kinds.of(node).contains(relation.kind()));
        return fits
                ? Proof.by("a personal schema, and a manifest has the name")
                : Proof.none("a manifest has the name, but as another kind than the "
                        + relation.kind().word() + " that lies there");
    }

    private boolean isPersonal(Relation relation) {
        return situation.personal().test(relation.name().inSchema());
    }

    private static Standing unknown(Relation relation, String why) {
        return unknown(relation, why, Proof.none("nothing shows that dbt built it"), List.of());
    }

    private static Standing unknown(Relation relation, String why, Proof proof, List<Evidence> evidence) {
        return new Found(relation, RelationClass.UNKNOWN, why, proof)
                .with(evidence)
                .standing();
    }
}
