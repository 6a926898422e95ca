package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.document.Worded;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run in brief.
 *
 * @param done how many relations it did what to, whatever has become of them since
 * @param refused how many it could not change
 * @param takenBack how many of those it changed are as they were before
 * @param unsure of how many nobody noted what became of them; undo asks the warehouse
 * @param undo whether it can be taken back
 * @param until from when on a clean frees what it set aside; only for {@link Undo#UNTIL}
 */
public record RunSummary(
        JournaledRun run,
        Map<Deed, Integer> done,
        int refused,
        int takenBack,
        int unsure,
        Undo undo,
        Optional<Instant> until) {

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
        Map<RelationName, List<Entry>> byRelation = new LinkedHashMap<>();
        Map<RelationName, RelationName> names = arrivals(run);
        run.entries()
                .forEach(entry -> byRelation
                        .computeIfAbsent(
                                names.getOrDefault(
                                        entry.change().relation(),
                                        entry.change().relation()),
                                name -> new ArrayList<>(3))
                        .add(entry));
        Map<Deed, Integer> done = new EnumMap<>(Deed.class);
        int refused = 0;
        int takenBack = 0;
        int unsure = 0;
        for (List<Entry> entries : byRelation.values()) {
            if (all(entries, Outcome.FAILED)) {
                refused++;
                continue;
            }
            done.merge(deed(entries), 1, Integer::sum);
            if (all(entries, Outcome.UNDONE)) takenBack++;
            if (all(entries, Outcome.INTENDED)) unsure++;
        }
        Undo undo = undo(run, byRelation.size() - refused, takenBack);
        Optional<Instant> until = undo == Undo.UNTIL ? Optional.of(run.at().plus(TrashLife.TIME)) : Optional.empty();
        return new RunSummary(run, done, refused, takenBack, unsure, undo, until);
    }

    private static Undo undo(JournaledRun run, int changed, int takenBack) {
        if (changed == 0) return Undo.NOTHING_TO_UNDO;
        if (changed == takenBack) return Undo.TAKEN_BACK;
        List<Entry> left = run.undoable();
        if (left.isEmpty()) return Undo.NEVER;
        return left.stream().anyMatch(entry -> isSetAside(entry.change())) ? Undo.UNTIL : Undo.ANY_TIME;
    }

    /** What was made in the trash counts under the name that it was given. */
    private static Map<RelationName, RelationName> arrivals(JournaledRun run) {
        return run.entries().stream()
                .map(Entry::change)
                .filter(Change::arrives)
                .collect(Collectors.toMap(
                        Change::relation, change -> change.other().orElseThrow()));
    }

    private static Deed deed(List<Entry> entries) {
        Change first = entries.get(0).change();
        if (entries.stream().map(Entry::change).anyMatch(Change::arrives)) {
            return entries.size() > 2 ? Deed.REPLACED : Deed.MADE;
        }
        if (entries.size() > 1) return Deed.REPLACED;
        return switch (first.action()) {
            case RENAME -> isSetAside(first) ? Deed.SET_ASIDE : Deed.RENAMED;
            case DROP -> isTrash(first.relation()) ? Deed.FREED : Deed.DROPPED;
            case CREATE_VIEW, VIEW_OF, COPY_OF, CLONE_OF -> Deed.MADE;
            case DROP_SCHEMA -> Deed.SCHEMA_DROPPED;
            case CREATE_SCHEMA -> Deed.SCHEMA_MADE;
        };
    }

    private static boolean isSetAside(Change change) {
        return change.action() == Change.Action.RENAME
                && change.other().filter(RunSummary::isTrash).isPresent();
    }

    private static boolean isTrash(RelationName name) {
        return TrashName.of(name.identifier()).isPresent();
    }

    private static boolean all(List<Entry> entries, Outcome outcome) {
        return entries.stream().allMatch(entry -> entry.outcome() == outcome);
    }
}
