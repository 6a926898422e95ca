package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.document.Worded;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one run is taken back, newest change first. What the journal says was meant is compared with what the warehouse says is
 * there: a run that was killed may have made a change and not noted it, and somebody may have built a relation anew since.
 */
public final class UndoPlan {
    /** What becomes of one change. */
    public enum Answer implements Worded {
        /** It is taken back by {@link Step#change}. */
        TAKE_BACK,
        /** It never came to be, or is taken back already. */
        NOTHING_TO_DO,
        /** Something else lies there now; what was set aside stays aside. */
        IN_THE_WAY,
        /** A schema that holds nothing any more but what was set aside: it goes with that, once it is freed. */
        WAITS,
        /** It was dropped for good, or purged since. */
        GONE
    }

    /**
     * The answer for one change.
     *
     * @param change what takes it back, if that is the answer
     */
    public record Step(Entry entry, Answer answer, Optional<Change> change) {}

    private final JournaledRun run;
    private final Inventory inventory;
    private final NameRules rules;
    private final SchemasThere schemas;
    private final Map<RelationName, Relation> there = new HashMap<>();

    private UndoPlan(JournaledRun run, Inventory inventory) {
        this.run = run;
        this.inventory = inventory;
        this.schemas = new SchemasThere(inventory);
        this.rules = inventory.rules();
        inventory.relations().stream()
                .filter(relation -> relation.kind().holdsName())
                .forEach(relation -> there.put(rules.folded(relation.name()), relation));
    }

    /**
     * The steps that take a run back, in order.
     *
     * @param inventory what lies in the schemas of the run's relations now
     */
    public static List<Step> of(JournaledRun run, Inventory inventory) {
        return of(run, run.toTakeBack(), inventory);
    }

    /**
     * The same for a portion of what the run has done.
     *
     * @param portion newest first; what was done after it is taken back already
     * @param inventory what lies in the schemas of the portion now
     */
    public static List<Step> of(JournaledRun run, List<Entry> portion, Inventory inventory) {
        UndoPlan plan = new UndoPlan(run, inventory);
        List<Step> steps = new ArrayList<>();
        for (Entry entry : portion) {
            steps.add(plan.step(entry));
        }
        return List.copyOf(steps);
    }

    private Step step(Entry entry) {
        Optional<Change> anew = fromText(entry);
        if (anew.isPresent()) {
            pretend(anew.get());
            return new Step(entry, Answer.TAKE_BACK, anew);
        }
        Answer answer = answer(entry);
        if (answer != Answer.TAKE_BACK) return new Step(entry, answer, Optional.empty());
        Change reverse = entry.change().reverse().orElseThrow();
        pretend(reverse);
        return new Step(entry, answer, Optional.of(reverse));
    }

    private Answer answer(Entry entry) {
        // What was made in the trash stays there once its own name is taken from it: a purge frees it.
        if (entry.change().isMadeInTrash()) return Answer.NOTHING_TO_DO;
        if (entry.outcome() == Outcome.PURGED) return Answer.GONE;
        return switch (entry.change().action()) {
            case RENAME -> entry.change().arrives() ? ofArrival(entry) : ofRename(entry.change());
            case DROP -> ofDrop(entry);
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF -> ofView(entry);
            case DROP_SCHEMA -> schemas.isThere(entry.change()) ? Answer.NOTHING_TO_DO : Answer.TAKE_BACK;
            case CREATE_SCHEMA -> ofMadeSchema(entry);
        };
    }

    /** A view set aside that is gone there since: purged, or dropped by dbt with a table it read. Its text makes it again. */
    private Optional<Change> fromText(Entry entry) {
        Change change = entry.change();
        boolean wasAside = change.action() == Change.Action.RENAME
                && (entry.outcome() == Outcome.MADE || entry.outcome() == Outcome.PURGED);
        if (!wasAside || lies(change.other().orElseThrow()) || lies(change.relation())) return Optional.empty();
        return change.again();
    }

    private Answer ofRename(Change change) {
        boolean aside = lies(change.other().orElseThrow());
        boolean inPlace = lies(change.relation());
        if (aside) return inPlace ? Answer.IN_THE_WAY : Answer.TAKE_BACK;
        return inPlace ? Answer.NOTHING_TO_DO : Answer.GONE;
    }

    private Answer ofDrop(Entry entry) {
        Change change = entry.change();
        boolean certain = wasMade(entry);
        boolean comesBack = change.reverse().isPresent();
        Relation found = there.get(rules.folded(change.relation()));
        if (found == null) return comesBack ? Answer.TAKE_BACK : Answer.GONE;
        if (!comesBack) return certain ? Answer.GONE : Answer.NOTHING_TO_DO;
        boolean same = found.definition().equals(change.definition());
        return same || !certain ? Answer.NOTHING_TO_DO : Answer.IN_THE_WAY;
    }

    /**
     * Only a view that is still the one devenv made is dropped again; anything else was built there since, or, where nobody
     * noted that the view was made, lay there before.
     */
    private Answer ofView(Entry entry) {
        Change change = entry.change();
        Relation found = there.get(rules.folded(change.relation()));
        if (found == null) return Answer.NOTHING_TO_DO;
        boolean ours = found.kind() == RelationKind.VIEW
                && change.other()
                        .map(shown -> CloneView.shows(found, shown, rules))
                        .orElse(found.definition().equals(change.definition()));
        if (ours) return Answer.TAKE_BACK;
        if (isAsBefore(found)) return Answer.NOTHING_TO_DO;
        return wasMade(entry) ? Answer.IN_THE_WAY : Answer.NOTHING_TO_DO;
    }

    /** Only what is still what the run gave that name goes back to where it was made; rows that were added since go along. */
    private Answer ofArrival(Entry entry) {
        Relation found = there.get(rules.folded(entry.change().other().orElseThrow()));
        if (found == null) return Answer.NOTHING_TO_DO;
        boolean ours = run.entries().stream()
                .map(Entry::change)
                .filter(change -> change.action().showsOther()
                        && rules.same(change.relation(), entry.change().relation()))
                .anyMatch(change -> isStill(found, change));
        if (ours) return Answer.TAKE_BACK;
        return wasMade(entry) && !isAsBefore(found) ? Answer.IN_THE_WAY : Answer.NOTHING_TO_DO;
    }

    private boolean isStill(Relation found, Change made) {
        if (found.kind() != made.kind()) return false;
        return made.action() == Change.Action.VIEW_OF
                ? CloneView.shows(found, made.other().orElseThrow(), rules)
                : CopyNote.isOn(inventory.fingerprint(found.name()), made);
    }

    /** Whether an undo has put back already what the run took away from there; it may have died before that was noted. */
    private boolean isAsBefore(Relation found) {
        return run.entries().stream()
                .map(Entry::change)
                .filter(change -> rules.same(change.relation(), found.name()))
                .anyMatch(change -> switch (change.action()) {
                    case RENAME -> change.other().filter(aside -> !lies(aside)).isPresent();
                    case DROP ->
                        change.definition().isPresent() && change.definition().equals(found.definition());
                    default -> false;
                });
    }

    /** An undo leaves only what was made. */
    private static boolean wasMade(Entry entry) {
        return entry.outcome() == Outcome.MADE || entry.outcome() == Outcome.LEFT;
    }

    /**
     * What somebody has put there since stays, and the schema with it. It was not there when it was announced; so even if nobody
     * noted that it was made, it goes, once nothing lies in it.
     */
    private Answer ofMadeSchema(Entry entry) {
        if (!schemas.isThere(entry.change())) return Answer.NOTHING_TO_DO;
        SchemaName schema = rules.folded(entry.change().relation().inSchema());
        List<RelationName> inside = there.keySet().stream()
                .filter(name -> name.inSchema().equals(schema))
                .toList();
        if (inside.isEmpty()) return Answer.TAKE_BACK;
        boolean aside =
                inside.stream().allMatch(name -> TrashName.of(name.identifier()).isPresent());
        return aside ? Answer.WAITS : Answer.IN_THE_WAY;
    }

    private boolean lies(RelationName name) {
        return there.containsKey(rules.folded(name));
    }

    /** What the warehouse will hold once this change is made: later answers count on it. */
    private void pretend(Change change) {
        Relation before = there.remove(rules.folded(change.relation()));
        switch (change.action()) {
            case RENAME -> {
                RelationName to = change.other().orElseThrow();
                RelationKind kind = before == null ? change.kind() : before.kind();
                there.put(rules.folded(to), Relation.of(to, kind));
            }
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF ->
                there.put(rules.folded(change.relation()), Relation.of(change.relation(), change.kind()));
            case DROP_SCHEMA, CREATE_SCHEMA -> schemas.pretend(change);
            case DROP -> {
                // It is gone from the map already.
            }
        }
    }
}
