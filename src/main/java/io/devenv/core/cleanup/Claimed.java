package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Relations that belong to a node of the branch: yours, downstream, leftovers and stored test failures. */
final class Claimed {
    private final Situation situation;
    private final Records records;
    private final Map<String, Relation> relations;
    private final List<Claim> claims = new ArrayList<>();
    private final Set<RelationName> noLongerMade = new HashSet<>();
    private final Set<RelationName> interrupted = new HashSet<>();
    private final Map<String, Set<Flag>> flags = new HashMap<>();

    /** A node and what lies under its name. */
    private record Claim(Node node, Relation relation) {}

    /**
     * Reads what was found so far.
     *
     * @param relations by the unique_id of their node
     * @param unclaimed what no node of the branch makes
     */
    Claimed(Situation situation, Records records, Map<String, Relation> relations, List<Standing> unclaimed) {
        this.situation = situation;
        this.records = records;
        this.relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
        for (Standing each : unclaimed) {
            NameRules rules = situation.dev().rules();
            each.base().map(rules::folded).ifPresent(interrupted::add);
            if (each.type() == RelationClass.ORPHAN || each.type() == RelationClass.TEMPORARY) {
                noLongerMade.add(rules.folded(each.name()));
            }
        }
        relations.forEach((id, relation) -> node(id).ifPresent(node -> claims.add(new Claim(node, relation))));
        claims.forEach(claim -> flags.put(claim.node().id(), flags(claim.node(), claim.relation())));
    }

    List<Standing> standings() {
        Set<String> changed =
                relations.keySet().stream().filter(this::isChanged).collect(Collectors.toSet());
        changed.addAll(situation.work().changed());
        Set<String> notCarrying = flags.entrySet().stream()
                .filter(entry ->
                        entry.getValue().contains(Flag.CLONE) || isOld(entry.getKey(), entry.getValue(), changed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<String, String> carriers =
                new Downstream(situation.branch(), relations, this::isKnownBefore, changed, notCarrying).carriers();
        List<Standing> standings = new ArrayList<>();
        claims.forEach(claim -> standings.add(standing(claim.node(), claim.relation(), changed, carriers)));
        return standings;
    }

    /** What the branch changed carries the change on until it is known to hold nothing of it: an edit after the build is none. */
    private boolean isOld(String id, Set<Flag> flags, Set<String> changed) {
        if (!flags.contains(Flag.OUTDATED)) return false;
        Relation relation = relations.get(id);
        return !changed.contains(id)
                || (relation != null && (readsWhatNobodyMakes(relation) || isOfTheStatesCode(id, relation)));
    }

    private boolean isOfTheStatesCode(String id, Relation relation) {
        return situation
                .state()
                .flatMap(state -> state.node(id))
                .filter(node -> records.isOfCode(relation.name(), node.body()))
                .isPresent();
    }

    private Standing standing(Node node, Relation relation, Set<String> changed, Map<String, String> carriers) {
        RelationClass type = type(node, changed, carriers);
        String reason = switch (type) {
            case YOURS -> yours(node);
            case DOWNSTREAM ->
                "unchanged, but built from your changes to " + label(carriers.getOrDefault(node.id(), node.id()));
            case LEFTOVER -> "unchanged on this branch; under --defer refs read it instead of production";
            case TEST_FAILURES -> "stored failures of test " + node.label();
            default -> "the relation of " + node.label() + "; without a state nobody can tell whether it is leftover";
        };
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.manifest("the relation of " + node.label()));
        records.of(relation.name()).forEach(built -> evidence.add(Evidence.of(built)));
        if (situation.otherViews().contains(relation.name())) evidence.add(Evidence.OTHER_VIEW);
        return new Found(relation, type, reason, proof(node, relation))
                .madeBy(node.id())
                .flagged(flags.getOrDefault(node.id(), Set.of()))
                .with(evidence)
                .builtAt(records.builtAt(relation.name()))
                .productionBuiltAt(
                        Optional.ofNullable(situation.productionBuilds().get(node.id())))
                .standing();
    }

    private RelationClass type(Node node, Set<String> changed, Map<String, String> carriers) {
        if (node.type() == ResourceType.TEST) return RelationClass.TEST_FAILURES;
        if (situation.state().isEmpty()) return RelationClass.UNKNOWN;
        if (changed.contains(node.id())) return RelationClass.YOURS;
        return carriers.containsKey(node.id()) ? RelationClass.DOWNSTREAM : RelationClass.LEFTOVER;
    }

    /** Changed also counts what the state has no relation of: without it nothing in production would take its place. */
    private boolean isChanged(String id) {
        return situation.work().changed().contains(id) || inState(id).isEmpty();
    }

    private String yours(Node node) {
        if (inState(node.id()).isEmpty()) return "new on this branch: the state has no relation of it";
        return situation.work().otherCause().contains(node.id())
                ? "differs from the state, though the branch did not touch its files"
                : "changed on this branch";
    }

    private Proof proof(Node node, Relation relation) {
        Optional<Built> against = records.contradicting(relation.name(), relation.kind());
        if (against.isPresent()) return Proofs.contradicted(against.get(), relation.kind());
        List<Built> telling = records.of(relation.name());
        if (!telling.isEmpty()) return Proofs.recorded(telling);
        if (!situation.personal().test(relation.name().inSchema())) {
            return Proof.none("a shared schema, and no record that dbt built it for you");
        }
        boolean sameName = node.relation()
                .filter(name -> situation.dev().rules().same(name, relation.name()))
                .isPresent();
        return sameName && Kinds.of(node).contains(relation.kind())
                ? Proof.by("a personal schema, and the branch's manifest has the name")
                : Proof.none("no record that dbt built it, and it is not quite what the manifest makes");
    }

    private Set<Flag> flags(Node node, Relation relation) {
        Set<Flag> found = EnumSet.noneOf(Flag.class);
        Optional<Instant> copied = relation.kind() == RelationKind.TABLE
                ? records.copiedAt(relation.name(), situation.circumstances().logWritten())
                : Optional.empty();
        boolean clone = copied.isPresent()
                || inState(node.id())
                        .filter(shown ->
                                CloneView.shows(relation, shown, situation.dev().rules()))
                        .isPresent();
        if (clone) found.add(Flag.CLONE);
        else if (!Kinds.of(node).contains(relation.kind())) found.add(Flag.WRONG_TYPE);
        boolean otherCode = !found.contains(Flag.WRONG_TYPE)
                && (records.isOfOtherCode(relation.name(), node.body())
                        || situation.otherViews().contains(relation.name()));
        if (!clone && (readsWhatNobodyMakes(relation) || otherCode)) found.add(Flag.OUTDATED);
        if (!identifier(node).equals(relation.name().identifier())) found.add(Flag.CASE);
        if (situation.work().otherCause().contains(node.id())) found.add(Flag.OTHER_CAUSE);
        boolean tooOld = copied.filter(situation.circumstances()::isOver).isPresent();
        // A view of production shows what production holds now, whenever it was made.
        boolean showsNow = clone && copied.isEmpty();
        if (tooOld || (!showsNow && isStale(node, relation))) found.add(Flag.STALE);
        return found;
    }

    /** What the branch changed is not measured by production's copy of something else. */
    private boolean isStale(Node node, Relation relation) {
        if (situation.work().changed().contains(node.id())) return false;
        Optional<Instant> built = records.builtAt(relation.name());
        Optional<Instant> production =
                Optional.ofNullable(situation.productionBuilds().get(node.id()));
        return built.isPresent() && production.filter(built.get()::isBefore).isPresent();
    }

    /** A view over something that no node of the branch makes any more was made from other code than the branch's. */
    private boolean readsWhatNobodyMakes(Relation relation) {
        return relation.kind() == RelationKind.VIEW
                && situation.dependencies().needs().getOrDefault(relation.name(), Set.of()).stream()
                        .map(situation.dev().rules()::folded)
                        .anyMatch(noLongerMade::contains);
    }

    /** What a killed run did last is not certain, and so is the order of what it was at. */
    private boolean isKnownBefore(RelationName child, RelationName parent) {
        return !interrupted.contains(situation.dev().rules().folded(parent)) && records.knownBefore(child, parent);
    }

    private Optional<RelationName> inState(String id) {
        return situation
                .state()
                .flatMap(state -> state.node(id))
                .filter(BranchNames::hasRelation)
                .flatMap(Node::relation);
    }

    private Optional<Node> node(String id) {
        Manifest branch = situation.branch();
        return branch.node(id);
    }

    private String label(String id) {
        return node(id).map(Node::label).orElse(id);
    }

    private static String identifier(Node node) {
        return node.relation().map(RelationName::identifier).orElse("");
    }
}
