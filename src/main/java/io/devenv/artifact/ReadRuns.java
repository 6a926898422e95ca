package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the runs of a journal, with those of their changes that are wanted. */
final class ReadRuns implements JournalReader.Listener {
    private final WantedChanges wanted;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    ReadRuns(WantedChanges wanted) {
        this.wanted = wanted;
    }

    /** In the order in which they are first spoken of. */
    List<JournaledRun> runs() {
        return runs.values().stream().flatMap(run -> run.read().stream()).toList();
    }

    @Override
    public void begun(JournaledRun run) {
        of(run.id()).begun = Optional.of(run);
    }

    @Override
    public boolean wants(String run, Change.Action action, RelationName relation) {
        of(run);
        return wanted.isWanted(action, relation);
    }

    @Override
    public void announced(String run, int number, Optional<Change> change) {
        Run known = of(run);
        change.ifPresentOrElse(
                found -> {
                    if (wanted.isWanted(found.action(), found.relation())) known.entries.put(number, found);
                },
                () -> known.unknown++);
    }

    @Override
    public void ended(String run, int number, Outcome outcome) {
        of(run).entries.put(number, outcome);
    }

    private Run of(String id) {
        return runs.computeIfAbsent(id, key -> new Run());
    }

    /** What was told of one run so far. */
    private static final class Run {
        private final Entries entries = new Entries();
        private Optional<JournaledRun> begun = Optional.empty();
        private int unknown;

        Optional<JournaledRun> read() {
            return begun.map(run -> run.with(entries.sorted(), unknown));
        }
    }

    /** Changes by number. They are announced in that order, so a list does, which takes a tenth of the room. */
    private static final class Entries {
        private final List<Entry> list = new ArrayList<>();

        void put(int number, Change change) {
            Entry entry = new Entry(number, change, Outcome.INTENDED);
            int at = at(number);
            if (at >= 0) list.set(at, entry);
            else list.add(-at - 1, entry);
        }

        void put(int number, Outcome outcome) {
            int at = at(number);
            if (at >= 0) list.set(at, new Entry(number, list.get(at).change(), outcome));
        }

        private int at(int number) {
            if (list.isEmpty() || list.get(list.size() - 1).number() < number) return -list.size() - 1;
            int from = 0;
            int to = list.size() - 1;
            while (from <= to) {
                int middle = (from + to) >>> 1;
                int found = list.get(middle).number();
                if (found == number) return middle;
                if (found < number) from = middle + 1;
                else to = middle - 1;
            }
            return -from - 1;
        }

        List<Entry> sorted() {
            return list;
        }
    }
}
