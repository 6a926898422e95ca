package io.devenv.app;

import io.devenv.artifact.KeptBuilds;
import io.devenv.artifact.KeptBuilds.Kept;
import io.devenv.artifact.LogMemory;
import io.devenv.artifact.LogReader;
import io.devenv.artifact.ManifestHistory;
import io.devenv.core.cleanup.DevBuilds;
import io.devenv.core.cleanup.Forgetting;
import io.devenv.core.cleanup.Gone;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.KeptResults;
import io.devenv.core.cleanup.Past;
import io.devenv.core.cleanup.Situation;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.core.results.Built.Source;
import io.devenv.core.results.RunResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What dbt's own records show, and what they showed earlier: {@code dbt clean} deletes log and run results, and every command of dbt writes its results
 * anew. What was learned is kept in devenv's own folder.
 *
 * @param log dbt's log, as far as it was ever read
 * @param current what the run results on disk say
 * @param earlier what earlier ones said and still counts
 * @param runs the journal, as far as it is of use
 * @param forgetting which of all this tells of relations that are gone
 */
record Recollection(
        KeptBuilds builds,
        Optional<ManifestHistory> history,
        LogMemory log,
        RunResults results,
        List<Built> current,
        List<Built> earlier,
        List<JournaledRun> runs,
        Forgetting forgetting,
        NameRules rules) {

    /**
     * Reads what there is, on disk and kept.
     *
     * @param complete whether to read what earlier manifests had, too
     * @param journal reads the journal, at least what it tells of these schemas: something is recorded of what lies in them
     */
    static Recollection read(
            Workspace workspace,
            Artifacts artifacts,
            boolean complete,
            Function<Set<SchemaName>, List<JournaledRun>> journal) {
        var home = workspace.home().directory();
        var logs = workspace.setup().project().logPath();
        KeptBuilds builds = KeptBuilds.read(home, logs);
        LogMemory read = LogReader.readOn(logs, builds.kept().log());
        LogMemory log = builds.locatesQueries() ? read : LogReader.located(logs, read);
        RunResults results = artifacts.branchResults().orElse(RunResults.NONE);
        List<Built> current = DevBuilds.of(results, artifacts.branch(), workspace.rules());
        List<Built> earlier =
                new KeptResults(workspace.rules()).stillCounting(builds.kept().results(), current, log.latest());
        List<JournaledRun> runs = journal.apply(Stream.concat(
                        Stream.of(log.latest(), earlier, current)
                                .flatMap(List::stream)
                                .map(Built::name),
                        builds.kept().gone().stream().map(Gone::name))
                .map(RelationName::inSchema)
                .collect(Collectors.toSet()));
        return new Recollection(
                builds,
                complete ? Optional.of(ManifestHistory.read(home)) : Optional.empty(),
                log,
                results,
                current,
                earlier,
                runs,
                new Forgetting(builds.kept().gone(), workspace.connection(), runs, workspace.rules()),
                workspace.rules());
    }

    /** What dbt is known to have built and what has not been seen to be gone since. */
    List<Built> records() {
        return forgetting.counting(all());
    }

    private List<Built> all() {
        return Stream.of(log.latest(), earlier, current).flatMap(List::stream).toList();
    }

    /** What earlier manifests had. */
    Past past() {
        return history.map(ManifestHistory::past).orElse(Past.NONE);
    }

    /** What was kept and cannot be believed. */
    List<Warning> warnings() {
        return Stream.concat(builds.warning().stream(), history.flatMap(ManifestHistory::warning).stream())
                .toList();
    }

    /**
     * Keeps what was learned.
     *
     * @param standings what lies in the dev schemas
     * @return what stood in the way
     */
    List<Warning> keep(Situation situation, List<Standing> standings, Instant now) {
        Forgetting seen = forgetting.seeing(situation, standings, all(), now, log.next());
        List<Built> results = new KeptResults(rules)
                .toKeep(builds.kept().results(), current, this.results, situation.branch(), log.next());
        Map<Long, Built> told = situation.records().stream()
                .filter(record -> record.from() == Source.LOG && record.order().isPresent())
                .collect(Collectors.toMap(record -> record.order().getAsLong(), record -> record, (one, other) -> one));
        LogMemory known = new LogMemory(
                log.mark(),
                seen.worthKeeping(answered(log.settled(), told)),
                seen.worthKeeping(answered(log.latest(), told)),
                log.next());
        List<Warning> failed = new ArrayList<>();
        builds.keep(new Kept(known, seen.worthKeeping(results), seen.gone())).ifPresent(failed::add);
        history.flatMap(kept -> kept.keep(kept.past().and(situation.branch()))).ifPresent(failed::add);
        return failed;
    }

    /** With what was found out about their queries, so that it need not be found out again. */
    private static List<Built> answered(List<Built> records, Map<Long, Built> told) {
        return records.stream()
                .map(record -> record.order().isPresent() && record.query().isPresent()
                        ? record.madeOf(told.getOrDefault(record.order().getAsLong(), record)
                                .query())
                        : record)
                .toList();
    }
}
