package io.devenv.core.cleanup;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Verdict.Decision;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the plan of clean: a verdict for every dev relation, and the changes in an order that breaks nothing on the way. */
public final class CleanupPlanner {
    private final Situation situation;
    private final CleanOptions options;
    private final Inventory production;
    private final Ways ways;
    private final Replacements replacements;
    private final Blocking blocking;
    private final BrokenViews broken;
    private final Map<RelationName, Verdict> verdicts = new LinkedHashMap<>();

    private CleanupPlanner(Situation situation, CleanOptions options, Inventory production, Ways ways) {
        this.situation = situation;
        this.options = options;
        this.production = production;
        this.ways = ways;
        this.replacements = new Replacements(situation, options.leftovers(), production, ways);
        this.blocking = new Blocking(situation.dependencies(), situation.dev().rules());
        this.broken = new BrokenViews(situation, ways.views());
    }

    /**
     * Decides about every relation found.
     *
     * @param production what lies in the state's schemas; asked only where a clone of production is to take a place
     * @param ways what the warehouse can do
     * @param run id of this run of devenv, part of the names of what is set aside; lower-case letters and digits
     */
    public static CleanupPlan plan(
            Situation situation,
            Classification found,
            CleanOptions options,
            Inventory production,
            Ways ways,
            String run) {
        return new CleanupPlanner(situation, options, production, ways).plan(found, run);
    }

    private CleanupPlan plan(Classification found, String run) {
        KeepRules rules = new KeepRules(situation, options);
        for (Standing standing : found.standings()) {
            verdicts.put(standing.name(), rules.keep(standing).orElseGet(() -> go(standing)));
        }
        List<RelationName> order = settle();
        Changes changes = new Changes(situation, options.disposal(), ways, run);
        List<Batch> batches = new ArrayList<>();
        for (RelationName name : order) {
            Verdict verdict = verdicts.get(name);
            if (verdict != null) batches.add(changes.of(verdict, replacements.of(verdict.standing())));
        }
        List<Batch> offers = verdicts.values().stream()
                .filter(verdict -> verdict.decision() == Decision.OFFER_BACK)
                .map(Changes::offer)
                .toList();
        return new CleanupPlan(List.copyOf(verdicts.values()), batches, offers);
    }

    private Verdict go(Standing standing) {
        if (replacements.areFor(standing)) return replacements.verdict(standing, reversible(standing));
        return new Verdict(standing, Decision.DROP, Cause.CLEANED, standing.reason(), List.of(), reversible(standing));
    }

    private Reversible reversible(Standing standing) {
        Relation relation = standing.relation();
        boolean dropsBoundView = ways.views() == ViewBinding.BY_RELATION
                && options.disposal() == Disposal.FOR_GOOD
                && relation.kind() == RelationKind.VIEW;
        if (broken.areMadeAgain(standing) || dropsBoundView) {
            return relation.definition().isPresent() ? Reversible.YES : Reversible.NO;
        }
        return options.disposal() == Disposal.SET_ASIDE ? Reversible.UNTIL_PURGED : Reversible.NO;
    }

    /** Takes out what must stay until nothing changes any more, and puts the rest in order. */
    private List<RelationName> settle() {
        while (true) {
            blocking.blocked(going(), this::isSpared).forEach(this::block);
            List<RelationName> order = blocking.inOrder(going());
            Set<RelationName> circle = new HashSet<>(going());
            order.forEach(circle::remove);
            if (circle.isEmpty()) return order;
            Map<RelationName, Set<RelationName>> eachOther = new TreeMap<>();
            circle.forEach(name -> eachOther.put(name, circle));
            eachOther.forEach(this::block);
        }
    }

    private List<RelationName> going() {
        return verdicts.values().stream()
                .filter(Verdict::changes)
                .map(verdict -> verdict.standing().name())
                .toList();
    }

    /**
     * Whether a reader keeps working. A view that finds its parents by name does when a clone of production takes a parent's
     * place, and one of those that was set aside did not work before. What is bound to a relation follows it aside, but while it
     * lies in the trash the relation cannot be dropped for good.
     */
    private boolean isSpared(RelationName reader, RelationName needed) {
        boolean trash = situation.trash().contains(reader);
        if (ways.views() == ViewBinding.BY_RELATION) return trash && options.disposal() == Disposal.SET_ASIDE;
        boolean view = kind(reader).filter(kind -> kind == RelationKind.VIEW).isPresent();
        Verdict verdict = verdicts.get(needed);
        return view && (trash || (verdict != null && verdict.decision().replaces()));
    }

    private Optional<RelationKind> kind(RelationName name) {
        return Stream.of(situation.dev(), production)
                .flatMap(inventory -> inventory.holder(name).stream())
                .map(Relation::kind)
                .findFirst();
    }

    private void block(RelationName name, Set<RelationName> readers) {
        List<RelationName> by =
                readers.stream().filter(reader -> !reader.equals(name)).sorted().toList();
        String who = by.stream().map(RelationName::toString).collect(Collectors.joining(", "));
        verdicts.computeIfPresent(
                name, (key, verdict) -> Verdict.blocked(verdict.standing(), "needed by " + who + ", which stays", by));
    }
}
