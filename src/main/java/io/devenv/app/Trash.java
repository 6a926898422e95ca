package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Freeing;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What earlier runs set aside: only what the journal knows and the warehouse still has. */
final class Trash {
    private Trash() {}

    /** Changes that free what was set aside before a moment. */
    static List<Batch> expired(Survey survey, AdapterRules rules, String connection, Instant before) {
        Map<String, JournaledRun> runs =
                survey.runs().stream().collect(Collectors.toMap(JournaledRun::id, Function.identity()));
        List<Relation> old = survey.found().inTrash().stream()
                .filter(relation -> runOf(relation, runs)
                        .filter(run -> run.at().isBefore(before))
                        .isPresent())
                .toList();
        return new Freeing(survey.situation().dependencies(), rules.views(), rules.names())
                .of(old, setAside(survey.runs(), connection));
    }

    /** Where the journal says that something was set aside, in the warehouse of one connection, and what it was called before. */
    static Map<RelationName, RelationName> setAside(List<JournaledRun> runs, String connection) {
        return runs.stream()
                .filter(run -> run.connection().equals(connection))
                .flatMap(run -> run.undoable().stream())
                .map(JournaledRun.Entry::change)
                .filter(change -> change.action() == Change.Action.RENAME)
                .filter(change -> change.other()
                        .filter(name -> TrashName.of(name.identifier()).isPresent())
                        .isPresent())
                .collect(Collectors.toMap(
                        change -> change.other().orElseThrow(), Change::relation, (older, newer) -> newer));
    }

    private static Optional<JournaledRun> runOf(Relation relation, Map<String, JournaledRun> runs) {
        return TrashName.of(relation.name().identifier()).map(name -> runs.get(name.run()));
    }

    /** Notes in the journal of the runs that set them aside which relations are gone for good now. */
    static Done notePurged(Journal journal, Done done, Clock clock) {
        if (done.unnoted().isPresent()) return done;
        try {
            note(journal, done, clock);
            return done;
        } catch (Stop unwritable) {
            return done.butUnnoted(unwritable.problem());
        }
    }

    private static void note(Journal journal, Done done, Clock clock) {
        Map<String, JournaledRun> runs =
                journal.runs().stream().collect(Collectors.toMap(JournaledRun::id, Function.identity()));
        for (Batch batch : done.made()) {
            Optional<TrashName> name = TrashName.of(batch.about().identifier());
            if (name.isEmpty() || !runs.containsKey(name.get().run())) continue;
            for (JournaledRun.Entry entry : runs.get(name.get().run()).entries()) {
                boolean asideThere =
                        entry.change().other().filter(batch.about()::equals).isPresent();
                if (asideThere) journal.note(name.get().run(), entry.number(), Outcome.PURGED, clock.instant());
            }
        }
    }
}
