package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Verdict.Reversible;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;

/** Decides what takes the place of a leftover. Where production has nothing to show, nothing is taken away. */
final class Replacements {
    private final Situation situation;
    private final CleanOptions.Leftovers wanted;
    private final Inventory production;
    private final Ways ways;

    /** @param production what lies in the state's schemas */
    Replacements(Situation situation, CleanOptions.Leftovers wanted, Inventory production, Ways ways) {
        this.situation = situation;
        this.wanted = wanted;
        this.production = production;
        this.ways = ways;
    }

    /** Whether something is to take its place. */
    boolean areFor(Standing standing) {
        return wanted != CleanOptions.Leftovers.DROP && standing.type() == RelationClass.LEFTOVER;
    }

    /** @param reversible whether the leftover can be brought back once it is replaced */
    Verdict verdict(Standing standing, Reversible reversible) {
        Optional<Replacement> found = of(standing);
        if (found.isEmpty()) return Verdict.kept(standing, Cause.PRODUCTION_MISSING, missing(standing));
        Replacement replacement = found.get();
        if (hidesATable(standing, replacement)) return Verdict.kept(standing, Cause.REAL_TABLE, realTable(replacement));
        String gap = ways.areTransactional() ? "" : "; for a moment nothing lies under its name";
        return new Verdict(
                standing,
                replacement.decision(),
                Cause.CLEANED,
                standing.reason() + "; " + replacement.words() + " takes its place" + gap,
                List.of(),
                reversible);
    }

    /** What takes its place, if the warehouse lists production's relation. */
    Optional<Replacement> of(Standing standing) {
        return inState(standing)
                .flatMap(name -> production.look(name, Quoting.ALL).found())
                .map(relation -> Replacement.of(relation, ways, wanted.copies()));
    }

    private Optional<RelationName> inState(Standing standing) {
        return standing.node()
                .flatMap(id -> situation.state().flatMap(state -> state.node(id)))
                .flatMap(Node::relation);
    }

    private boolean hidesATable(Standing standing, Replacement replacement) {
        return standing.relation().kind() == RelationKind.TABLE
                && replacement.kind() == RelationKind.VIEW
                && !wanted.replacesTables();
    }

    private String realTable(Replacement replacement) {
        boolean table = replacement.production().kind() == RelationKind.TABLE;
        return "a view would take the place of a table; " + (table ? "--copy copies production's instead, " : "")
                + "--replace-tables puts a view there all the same";
    }

    private String missing(Standing standing) {
        Optional<RelationName> name = inState(standing);
        boolean unreadable = name.filter(
                        there -> production.look(there, Quoting.ALL).answer() == Look.Answer.UNREADABLE)
                .isPresent();
        return name.map(RelationName::toString).orElse("production's relation")
                + (unreadable ? " cannot be looked at" : " does not exist") + ", so nothing could take its place";
    }
}
