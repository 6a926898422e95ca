package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Freeing;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.LiesAside;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SetAside;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What earlier runs set aside: only what the journal knows and the warehouse still has. */
final class Trash {
    private Trash() {}

    /**
     * Changes that free what is due.
     *
     * @param declined what is to stay all the same
     */
    static List<Batch> expired(
            Survey survey, AdapterRules rules, String connection, Set<RelationName> declined, Instant now) {
        List<Relation> old = survey.found().inTrash().stream()
                .filter(relation -> isDue(since(relation.name(), survey.runs()), now))
                .filter(relation -> !declined.contains(relation.name()))
                .toList();
        return new Freeing(survey.situation().dependencies(), rules.views(), rules.names())
                .of(old, setAside(survey.runs(), connection));
    }

    /** Where the journal says that something was set aside, in the warehouse of one connection, and what it was called before. */
    static Map<RelationName, RelationName> setAside(List<JournaledRun> runs, String connection) {
        Map<RelationName, RelationName> found = new HashMap<>();
        runs.stream()
                .filter(run -> run.connection().equals(connection))
                .flatMap(run -> run.entries().stream())
                .flatMap(entry -> LiesAside.of(entry).stream())
                .forEach(aside -> found.put(aside.name(), aside.was()));
        return found;
    }

    private static boolean isNamedSo(RelationName name) {
        return TrashName.of(name.identifier()).isPresent();
    }

    /** The same with the time until which it is kept. */
    static Map<RelationName, SetAside> aside(List<JournaledRun> runs, String connection, Instant now) {
        Map<String, Instant> times = new HashMap<>();
        runs.forEach(run -> times.put(run.id(), run.at()));
        Map<RelationName, SetAside> aside = new HashMap<>();
        setAside(runs, connection).forEach((name, was) -> {
            Optional<Instant> since =
                    TrashName.of(name.identifier()).flatMap(trash -> Optional.ofNullable(times.get(trash.run())));
            since.ifPresent(at -> aside.put(name, new SetAside(was, isDue(since, now), at.plus(TrashLife.TIME))));
        });
        return aside;
    }

    /** Whether what was set aside then has been kept long enough. */
    static boolean isDue(Optional<Instant> since, Instant now) {
        return since.filter(at -> at.isBefore(now.minus(TrashLife.TIME))).isPresent();
    }

    /** When the journal says that something was set aside under this name. */
    static Optional<Instant> since(RelationName name, List<JournaledRun> runs) {
        return TrashName.of(name.identifier())
                .flatMap(trash -> runs.stream()
                        .filter(run -> run.id().equals(trash.run()))
                        .map(JournaledRun::at)
                        .findFirst());
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
        Map<String, Set<RelationName>> freed = done.made().stream()
                .map(Batch::about)
                .filter(Trash::isNamedSo)
                .collect(Collectors.groupingBy(
                        name -> TrashName.of(name.identifier()).orElseThrow().run(), Collectors.toSet()));
        if (freed.isEmpty()) return;
        Set<SchemaName> schemas = freed.values().stream()
                .flatMap(Set::stream)
                .map(RelationName::inSchema)
                .collect(Collectors.toSet());
        for (JournaledRun run : journal.runs((action, relation) -> schemas.contains(relation.inSchema()))) {
            Set<RelationName> names = freed.getOrDefault(run.id(), Set.of());
            note(journal, run, Outcome.PURGED, entry -> names.contains(putThere(entry.change())), clock);
        }
        journal.settle();
    }

    /** Notes what has become of some changes of a run. */
    static void note(
            Journal journal, JournaledRun run, Outcome outcome, Predicate<JournaledRun.Entry> which, Clock clock) {
        List<Integer> numbers = run.entries().stream()
                .filter(which)
                .map(JournaledRun.Entry::number)
                .toList();
        if (!numbers.isEmpty()) journal.note(run.id(), numbers, outcome, clock.instant());
    }

    /** Where a change leaves something. */
    private static RelationName putThere(Change change) {
        return change.action() == Change.Action.RENAME ? change.other().orElseThrow() : change.relation();
    }
}
