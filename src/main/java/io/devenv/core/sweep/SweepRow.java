package io.devenv.core.sweep;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.sweep.SweptSchema.Cause;
import io.devenv.core.sweep.SweptSchema.Decision;
import io.devenv.core.sweep.SweptSchema.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what becomes of one schema. */
record SweepRow(Judged judged, SweepSituation situation) {
    /** One for which a condition does not hold. */
    SweptSchema kept() {
        int aside = (int) judged.schema().relations().stream()
                .filter(relation -> situation.aside().containsKey(relation.name()))
                .count();
        Tally tally = new Tally(judged.schema().relations().size() - aside, 0, 0, aside, 0, 0);
        return row(tally, Decision.KEEP, judged.kept().orElseThrow(), judged.reason());
    }

    /**
     * One that may go.
     *
     * @param gone what goes now, here and in the schemas beside it
     * @param near who needs anything here
     */
    SweptSchema of(Contents inside, Set<RelationName> gone, Dependencies near) {
        Tally tally = tally(inside, gone);
        boolean changes = tally.going() + tally.freed() > 0;
        Remaining.Remains remains = new Remaining(inside, gone, near, situation).in(facts());
        if (remains.reason().isPresent()) {
            String why = remains.reason().get();
            return changes
                    ? row(tally, Decision.PART, Cause.SWEPT, judged.reason() + "; " + why)
                            .with(remains.relations())
                    : row(tally, Decision.KEEP, remains.cause(), why).with(remains.relations());
        }
        if (!changes && tally.aside() > 0) {
            return row(tally, Decision.WAIT, Cause.WAITING, "swept before; only what was set aside lies there")
                    .waiting(until(inside));
        }
        boolean empty = tally.freed() == tally.aside() && !isSetAside(inside);
        return row(tally, empty ? Decision.DROP : Decision.EMPTY, Cause.SWEPT, judged.reason());
    }

    private Tally tally(Contents inside, Set<RelationName> gone) {
        int all = inside.proven().size()
                + inside.unknown().size()
                + inside.staying().size();
        int aside = inside.due().size() + inside.waiting().size();
        int freed = count(inside.due(), gone);
        return new Tally(all, count(inside.proven(), gone), inside.unknown().size(), aside, freed, lost(inside, gone));
    }

    /** Only views come back from their text. */
    private int lost(Contents inside, Set<RelationName> gone) {
        if (situation.disposal() == Disposal.SET_ASIDE) return 0;
        return count(
                inside.proven().stream()
                        .filter(relation -> relation.kind() != RelationKind.VIEW)
                        .toList(),
                gone);
    }

    private static int count(List<Relation> relations, Set<RelationName> gone) {
        return (int) relations.stream()
                .filter(relation -> gone.contains(relation.name()))
                .count();
    }

    private boolean isSetAside(Contents inside) {
        return situation.disposal() == Disposal.SET_ASIDE
                && inside.proven().stream().anyMatch(relation -> SweepChanges.canLieAside(relation, situation.views()));
    }

    private Optional<Instant> until(Contents inside) {
        return inside.waiting().stream()
                .flatMap(name -> Optional.ofNullable(situation.aside().get(name)).stream())
                .map(SetAside::until)
                .max(Instant::compareTo);
    }

    private Optional<SchemaFacts> facts() {
        return Optional.ofNullable(situation.facts().get(judged.schema().name()));
    }

    private SweptSchema row(Tally tally, Decision decision, Cause cause, String reason) {
        return new SweptSchema(
                judged.schema().name(),
                judged.rule().pattern(),
                judged.key(),
                facts().flatMap(SchemaFacts::owner),
                tally,
                Contents.bytes(judged.schema()),
                judged.age(),
                decision,
                cause,
                reason,
                List.of(),
                Optional.empty(),
                judged.schema().fingerprint());
    }
}
