package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Relations that belong to a node of the branch: yours, downstream, leftovers and stored test failures. */
final class Claimed {
    private final Situation situation;
    private final Map<String, Claim> claims;
    private final Set<RelationName> noLongerMade = new HashSet<>();
    private final Set<RelationName> interrupted = new HashSet<>();
    private final List<Flagged> flagged = new ArrayList<>();

    private record Flagged(Claim claim, Set<Flag> flags) {}

    /**
     * Reads what was found so far.
     *
     * @param claims by the unique_id of their node
     * @param unclaimed what no node of the branch makes
     */
    Claimed(Situation situation, Map<String, Claim> claims, List<Standing> unclaimed) {
        this.situation = situation;
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        for (Standing each : unclaimed) {
            NameRules rules = situation.dev().rules();
            each.base().map(rules::folded).ifPresent(interrupted::add);
            if (each.type() == RelationClass.ORPHAN || each.type() == RelationClass.TEMPORARY) {
                noLongerMade.add(rules.folded(each.name()));
            }
        }
        claims.values().forEach(claim -> flagged.add(new Flagged(claim, flags(claim))));
    }

    List<Standing> standings() {
        Set<String> changed = new HashSet<>(situation.work().changed());
        for (Claim claim : claims.values()) if (isNew(claim)) changed.add(claim.id());
        Set<String> notCarrying = new HashSet<>();
        for (Flagged each : flagged) {
            boolean clone = each.flags().contains(Flag.CLONE);
            if (clone || isOld(each, changed)) notCarrying.add(each.claim().id());
        }
        Map<String, String> carriers =
                new Downstream(situation.branch(), claims, this::isKnownBefore, changed, notCarrying).carriers();
        return flagged.stream().map(each -> standing(each, changed, carriers)).toList();
    }

    /** The state has no relation of it: without it nothing in production would take its place, so it counts as changed, too. */
    private static boolean isNew(Claim claim) {
        return claim.inProduction().isEmpty();
    }

    /** What the branch changed carries the change on until it is known to hold nothing of it: an edit after the build is none. */
    private boolean isOld(Flagged each, Set<String> changed) {
        Claim claim = each.claim();
        return each.flags().contains(Flag.OUTDATED)
                && (!changed.contains(claim.id())
                        || readsWhatNobodyMakes(claim.relation())
                        || isOfTheStatesCode(claim));
    }

    private static boolean isOfTheStatesCode(Claim claim) {
        return claim.inState()
                .filter(node -> claim.history().isOfCode(node.body()))
                .isPresent();
    }

    private Standing standing(Flagged each, Set<String> changed, Map<String, String> carriers) {
        Claim claim = each.claim();
        Node node = claim.node();
        Relation relation = claim.relation();
        RelationClass type = type(node, changed, carriers);
        String reason = switch (type) {
            case YOURS -> yours(claim);
            case DOWNSTREAM ->
                "unchanged, but built from your changes to " + label(carriers.getOrDefault(node.id(), node.id()));
            case LEFTOVER -> "unchanged on this branch; under --defer refs read it instead of production";
            case TEST_FAILURES -> "stored failures of test " + node.label();
            default -> "the relation of " + node.label() + "; without a state nobody can tell whether it is leftover";
        };
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.manifest("the relation of " + node.label()));
        claim.history().newest().forEach(built -> evidence.add(Evidence.of(built)));
        if (situation.otherViews().contains(relation.name())) evidence.add(Evidence.OTHER_VIEW);
        return new Found(relation, type, reason, proof(claim))
                .madeBy(node.id())
                .flagged(each.flags())
                .with(evidence)
                .builtAt(claim.history().builtAt())
                .productionBuiltAt(productionBuiltAt(node))
                .standing();
    }

    private Optional<Instant> productionBuiltAt(Node node) {
        return Optional.ofNullable(situation.productionBuilds().get(node.id()));
    }

    private RelationClass type(Node node, Set<String> changed, Map<String, String> carriers) {
        if (node.type() == ResourceType.TEST) return RelationClass.TEST_FAILURES;
        if (situation.state().isEmpty()) return RelationClass.UNKNOWN;
        if (changed.contains(node.id())) return RelationClass.YOURS;
        return carriers.containsKey(node.id()) ? RelationClass.DOWNSTREAM : RelationClass.LEFTOVER;
    }

    private String yours(Claim claim) {
        if (isNew(claim)) return "new on this branch: the state has no relation of it";
        return situation.work().otherCause().contains(claim.id())
                ? "differs from the state, though the branch did not touch its files"
                : "changed on this branch";
    }

    private Proof proof(Claim claim) {
        return claim.history().proof(claim.relation().kind()).orElseGet(() -> byName(claim.node(), claim.relation()));
    }

    private Proof byName(Node node, Relation relation) {
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

    private Set<Flag> flags(Claim claim) {
        Set<Flag> found = EnumSet.noneOf(Flag.class);
        Node node = claim.node();
        Relation relation = claim.relation();
        Optional<Instant> copied = relation.kind() == RelationKind.TABLE
                ? claim.history().copiedAt(situation.circumstances().logWritten())
                : Optional.empty();
        boolean clone = copied.isPresent() || isCloneView(claim);
        if (clone) found.add(Flag.CLONE);
        else if (!Kinds.of(node).contains(relation.kind())) found.add(Flag.WRONG_TYPE);
        boolean otherCode = !found.contains(Flag.WRONG_TYPE)
                && (claim.history().isOfOtherCode(node.body())
                        || situation.otherViews().contains(relation.name()));
        if (!clone && (readsWhatNobodyMakes(relation) || otherCode)) found.add(Flag.OUTDATED);
        if (!identifier(node).equals(relation.name().identifier())) found.add(Flag.CASE);
        if (situation.work().otherCause().contains(node.id())) found.add(Flag.OTHER_CAUSE);
        boolean tooOld = copied.filter(situation.circumstances()::isOver).isPresent();
        // A view of production shows what production holds now, whenever it was made.
        boolean showsNow = clone && copied.isEmpty();
        if (tooOld || (!showsNow && isStale(claim))) found.add(Flag.STALE);
        return found;
    }

    private boolean isCloneView(Claim claim) {
        NameRules rules = situation.dev().rules();
        return claim.relation().kind() == RelationKind.VIEW
                && claim.inProduction()
                        .filter(shown -> CloneView.shows(claim.relation(), shown, rules))
                        .isPresent();
    }

    /** What the branch changed is not measured by production's copy of something else. */
    private boolean isStale(Claim claim) {
        if (situation.work().changed().contains(claim.id())) return false;
        Optional<Instant> built = claim.history().builtAt();
        return built.isPresent()
                && productionBuiltAt(claim.node()).filter(built.get()::isBefore).isPresent();
    }

    /** A view over something that no node of the branch makes any more was made from other code than the branch's. */
    private boolean readsWhatNobodyMakes(Relation relation) {
        return relation.kind() == RelationKind.VIEW
                && situation.dependencies().needs().getOrDefault(relation.name(), Set.of()).stream()
                        .map(situation.dev().rules()::folded)
                        .anyMatch(noLongerMade::contains);
    }

    /** What a killed run did last is not certain, and so is the order of what it was at. */
    private boolean isKnownBefore(Claim child, Claim parent) {
        RelationName made = situation.dev().rules().folded(parent.relation().name());
        return !interrupted.contains(made) && child.history().isKnownBefore(parent.history());
    }

    private String label(String id) {
        return situation.branch().node(id).map(Node::label).orElse(id);
    }

    private static String identifier(Node node) {
        return node.relation().map(RelationName::identifier).orElse("");
    }
}
