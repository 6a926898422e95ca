package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.RunSummary.Deed;
import io.devenv.core.cleanup.RunSummary.Undo;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sums up a run whose changes are told one after the other: of hundreds of thousands only what they come to is held. */
public final class RunSum {
    private final Map<RelationName, Tally> tallies = new HashMap<>();
    private final Map<RelationName, RelationName> arrived = new HashMap<>();
    private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);
    private int refused;
    private int takenBack;
    private int unsure;
    private int relations;
    private int unknown;
    private boolean undoable;
    private boolean setAside;
    private boolean awaitsUndo;

    /** What was done to one relation. */
    private record Tally(int changes, Deed alone, boolean arrives, Optional<Outcome> outcome) {
        static Tally of(Entry entry) {
            Change change = entry.change();
            return new Tally(1, RunSum.deed(change), change.arrives(), Optional.of(entry.outcome()));
        }

        /** With what was done to it before. */
        Tally after(Tally before) {
            return new Tally(
                    before.changes + changes,
                    before.alone,
                    before.arrives || arrives,
                    outcome.filter(one -> before.outcome.filter(one::equals).isPresent()));
        }

        /** Whether this has become of all of it. */
        boolean all(Outcome which) {
            return outcome.filter(which::equals).isPresent();
        }

        Deed whole() {
            if (arrives) return changes > 2 ? Deed.REPLACED : Deed.MADE;
            return changes > 1 ? Deed.REPLACED : alone;
        }
    }

    /** Takes the next change. */
    public void add(Entry entry) {
        Change change = entry.change();
        if (change.arrives()) arrived(change.relation(), change.other().orElseThrow());
        RelationName name = arrived.getOrDefault(change.relation(), change.relation());
        put(name, Tally.of(entry));
        if (entry.mayBeInForce() && entry.hasWayBack()) {
            undoable = true;
            setAside |= isSetAside(change);
            awaitsUndo |= entry.awaitsUndo();
        }
    }

    /** Takes one that this devenv does not understand. */
    public void passOver() {
        unknown++;
    }

    /** Counts what was told so far, and holds no names any more: what is told later is about other relations. */
    public void settle() {
        tallies.values().forEach(this::count);
        tallies.clear();
        arrived.clear();
    }

    /** The summary of all that was told. */
    public RunSummary of(JournaledRun run) {
        settle();
        Undo undo = undo();
        Optional<Instant> until = undo == Undo.UNTIL ? Optional.of(run.at().plus(TrashLife.TIME)) : Optional.empty();
        JournaledRun counted = run.with(run.entries(), Math.max(unknown, run.unknown()));
        return new RunSummary(counted, done, refused, takenBack, unsure, undo, until, awaitsUndo);
    }

    /** What was made in the trash counts under the name that it was given. */
    private void arrived(RelationName from, RelationName to) {
        arrived.put(from, to);
        Tally before = tallies.remove(from);
        if (before != null) put(to, before);
    }

    private void put(RelationName name, Tally tally) {
        tallies.merge(name, tally, (before, next) -> next.after(before));
    }

    private void count(Tally tally) {
        relations++;
        if (tally.all(Outcome.FAILED)) {
            refused++;
            return;
        }
        done.merge(tally.whole(), 1, Integer::sum);
        if (tally.all(Outcome.UNDONE)) takenBack++;
        if (tally.all(Outcome.INTENDED)) unsure++;
    }

    private Undo undo() {
        int changed = relations - refused;
        if (changed == 0) return Undo.NOTHING_TO_UNDO;
        if (changed == takenBack) return Undo.TAKEN_BACK;
        if (!undoable) return Undo.NEVER;
        return setAside ? Undo.UNTIL : Undo.ANY_TIME;
    }

    private static Deed deed(Change change) {
        return switch (change.action()) {
            case RENAME -> isSetAside(change) ? Deed.SET_ASIDE : Deed.RENAMED;
            case DROP -> isTrash(change.relation()) ? Deed.FREED : Deed.DROPPED;
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF -> Deed.MADE;
            case DROP_SCHEMA -> Deed.SCHEMA_DROPPED;
            case CREATE_SCHEMA -> Deed.SCHEMA_MADE;
        };
    }

    private static boolean isSetAside(Change change) {
        return change.action() == Change.Action.RENAME
                && change.other().filter(RunSum::isTrash).isPresent();
    }

    private static boolean isTrash(RelationName name) {
        return TrashName.of(name.identifier()).isPresent();
    }
}
