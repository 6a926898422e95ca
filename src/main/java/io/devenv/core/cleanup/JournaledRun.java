package io.devenv.core.cleanup;

import java.time.Instant;
import java.util.List;

/**
 * One command that changed the warehouse, or meant to, as the journal has it.
 *
 * @param id sorts by time; what the user types behind {@code devenv undo}
 * @param command what was typed, such as {@code clean --yes}
 * @param target the target's name in profiles.yml
 * @param connection what it was connected to, without secrets
 */
public record JournaledRun(
        String id, Instant at, String command, String target, String connection, List<Entry> entries) {
    public JournaledRun {
        entries = List.copyOf(entries);
    }

    /** How far one change came. */
    public enum Outcome {
        /** Written down; whether it was made nobody noted: look at the warehouse. */
        INTENDED,
        MADE,
        FAILED,
        UNDONE,
        /** Its relation was set aside, and then freed for good. */
        PURGED
    }

    /**
     * One change of a run.
     *
     * @param number counted from 1 within the run
     */
    public record Entry(int number, Change change, Outcome outcome) {
        /** What was set aside and then freed was given up for good: nothing of it is left to take back. */
        boolean freesTrash() {
            return change.action() == Change.Action.DROP
                    && TrashName.of(change.relation().identifier()).isPresent();
        }
    }

    /** Changes that are in force, or may be: the warehouse tells. Newest first, the order in which they are taken back. */
    public List<Entry> undoable() {
        return entries.stream()
                .filter(entry -> entry.outcome() == Outcome.MADE || entry.outcome() == Outcome.INTENDED)
                .filter(entry -> !entry.freesTrash())
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .toList();
    }
}
