package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal that is read change by change, as often as somebody asks. What became of each is looked up first, and held in four bytes a change;
 * the changes themselves, of which a sweep makes hundreds of thousands, are not held.
 */
public final class JournalScan {
    private final JournalReader reader;
    private final Map<String, JournaledRun> runs = new LinkedHashMap<>();
    private final Map<String, Outcomes> outcomes = new HashMap<>();

    JournalScan(JournalReader reader) {
        this.reader = reader;
        reader.tell(new Ends());
    }

    /** Who reads. */
    public interface Reading {
        /** Whether a change of this run is wanted that does this to this relation. */
        boolean isWanted(JournaledRun run, Change.Action action, RelationName relation);

        /** Takes a change with what has become of it by now, in the order in which they were announced. */
        void take(JournaledRun run, Entry entry);

        /** Hears of a change of this run that this devenv does not understand. */
        void passOver(JournaledRun run);
    }

    /** The runs as they began, without their changes, oldest first. */
    public List<JournaledRun> runs() {
        return List.copyOf(runs.values());
    }

    /** Reads the changes. */
    public void each(Reading reading) {
        reader.tell(new Changes(reading));
    }

    /** Hears how the changes ended. */
    private final class Ends implements JournalReader.Listener {
        @Override
        public void begun(JournaledRun run) {
            runs.put(run.id(), run);
        }

        @Override
        public boolean wants(String run, Change.Action action, RelationName relation) {
            return false;
        }

        @Override
        public void announced(String run, int number, Optional<Change> change) {
            // Once it is known what became of it.
        }

        @Override
        public void ended(String run, int number, Outcome outcome) {
            outcomes.computeIfAbsent(run, id -> new Outcomes()).put(number, outcome);
        }
    }

    /** Hands on what is wanted. */
    private final class Changes implements JournalReader.Listener {
        private final Reading reading;

        Changes(Reading reading) {
            this.reading = reading;
        }

        @Override
        public void begun(JournaledRun run) {
            // It is known already.
        }

        @Override
        public boolean wants(String id, Change.Action action, RelationName relation) {
            JournaledRun run = runs.get(id);
            return run != null && reading.isWanted(run, action, relation);
        }

        @Override
        public void announced(String id, int number, Optional<Change> change) {
            JournaledRun run = runs.get(id);
            if (run == null) return;
            if (change.isEmpty()) reading.passOver(run);
            change.filter(found -> reading.isWanted(run, found.action(), found.relation()))
                    .ifPresent(found -> reading.take(run, new Entry(number, found, outcome(id, number))));
        }

        @Override
        public void ended(String run, int number, Outcome outcome) {
            // It is known already.
        }

        private Outcome outcome(String run, int number) {
            Outcomes known = outcomes.get(run);
            return known == null ? Outcome.INTENDED : known.of(number);
        }
    }

    /** What became of the changes of a run, by their numbers: those begin with 1 and leave none out, if a file is whole. */
    private static final class Outcomes {
        private static final int TOGETHER = 1 << 12;

        private final Map<Integer, Outcome[]> known = new HashMap<>();

        void put(int number, Outcome outcome) {
            known.computeIfAbsent(Math.floorDiv(number, TOGETHER), key -> unknown())[place(number)] = outcome;
        }

        Outcome of(int number) {
            Outcome[] some = known.get(Math.floorDiv(number, TOGETHER));
            return some == null ? Outcome.INTENDED : some[place(number)];
        }

        private static int place(int number) {
            return Math.floorMod(number, TOGETHER);
        }

        private static Outcome[] unknown() {
            Outcome[] some = new Outcome[TOGETHER];
            Arrays.fill(some, Outcome.INTENDED);
            return some;
        }
    }
}
