package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import java.time.Instant;
import java.util.List;

/**
 * One command that changed the warehouse, or meant to, as the journal has it.
 *
 * @param id sorts by time; what the user types behind {@code devenv undo}
 * @param command what was typed, such as {@code clean --yes}
 * @param target the target's name in profiles.yml
 * @param connection what it was connected to, without secrets
 * @param unknown how many of its changes this devenv does not understand: a newer one made them
 */
public record JournaledRun(
        String id, Instant at, String command, String target, String connection, List<Entry> entries, int unknown) {
    public JournaledRun {
        entries = List.copyOf(entries);
    }

    /** A run that begins now. */
    public static JournaledRun beginning(String id, Instant at, String command, String target, String connection) {
        return new JournaledRun(id, at, command, target, connection, List.of(), 0);
    }

    /** The same run with changes. */
    public JournaledRun with(List<Entry> changes, int notUnderstood) {
        return new JournaledRun(id, at, command, target, connection, changes, notUnderstood);
    }

    /** How far one change came. */
    public enum Outcome implements Worded {
        /** Written down; whether it was made nobody noted: look at the warehouse. */
        INTENDED,
        MADE,
        FAILED,
        UNDONE,
        /** An undo could not take it back: something else lay there, or what was to come back was gone. */
        LEFT,
        /** Its relation was set aside, and then freed for good. */
        PURGED
    }

    /**
     * One change of a run.
     *
     * @param number counted from 1 within the run
     */
    public record Entry(int number, Change change, Outcome outcome) {
        boolean mayBeInForce() {
            return awaitsUndo() || outcome == Outcome.LEFT;
        }

        boolean awaitsUndo() {
            return outcome == Outcome.MADE || outcome == Outcome.INTENDED;
        }

        boolean hasWayBack() {
            return change.reverse().isPresent();
        }
    }

    /** Changes that are in force, or may be (the warehouse tells), and that have a way back. */
    public List<Entry> undoable() {
        return entries.stream()
                .filter(Entry::mayBeInForce)
                .filter(Entry::hasWayBack)
                .toList();
    }

    /** Whether something can be taken back that no undo has come upon yet, or that the warehouse refused when one did. */
    public boolean awaitsUndo() {
        return entries.stream().filter(Entry::awaitsUndo).anyMatch(Entry::hasWayBack);
    }

    /** What the run has done, as far as it was not taken back. Newest first, the order in which it is taken back. */
    public List<Entry> toTakeBack() {
        return entries.stream()
                .filter(entry -> entry.mayBeInForce() || entry.outcome() == Outcome.PURGED)
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .toList();
    }
}
