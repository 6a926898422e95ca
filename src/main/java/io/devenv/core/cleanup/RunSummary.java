package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run in brief.
 *
 * @param run with or without its changes
 * @param done how many relations it did what to, whatever has become of them since
 * @param refused how many it could not change
 * @param takenBack how many of those it changed are as they were before
 * @param unsure of how many nobody noted what became of them; undo asks the warehouse
 * @param undo whether it can be taken back
 * @param until from when on a clean frees what it set aside; only for {@link Undo#UNTIL}
 * @param awaitsUndo see {@link JournaledRun#awaitsUndo}
 */
public record RunSummary(
        JournaledRun run,
        Map<Deed, Integer> done,
        int refused,
        int takenBack,
        int unsure,
        Undo undo,
        Optional<Instant> until,
        boolean awaitsUndo) {

    /** What was done to a relation, or to a schema. */
    public enum Deed implements Worded {
        SET_ASIDE,
        DROPPED,
        /** Something else lies in its place now. */
        REPLACED,
        /** It was set aside before, and is gone for good. */
        FREED,
        RENAMED,
        MADE,
        SCHEMA_DROPPED,
        SCHEMA_MADE
    }

    public enum Undo implements Worded {
        /** As far as it is known now: nothing of it goes away by itself. */
        ANY_TIME,
        /** What was set aside is freed by a clean after some time. */
        UNTIL,
        /** All that was changed is as it was. */
        TAKEN_BACK,
        /** Nothing of it can be brought back. */
        NEVER,
        /** Nothing was changed. */
        NOTHING_TO_UNDO
    }

    public RunSummary {
        done = Collections.unmodifiableMap(new EnumMap<>(done));
    }

    /** Sums a run up. */
    public static RunSummary of(JournaledRun run) {
        RunSum sum = new RunSum();
        run.entries().forEach(sum::add);
        return sum.of(run);
    }
}
