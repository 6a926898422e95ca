package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.RunSummary;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What earlier commands have changed, as the journal has it. Asks no warehouse. */
public final class ShowLog {
    private ShowLog() {}

    /**
     * Runs in brief, newest first.
     *
     * @param id of one run; all of them if empty
     * @throws io.devenv.core.problem.Stop {@code run-not-found} where the journal has no such run
     */
    public static List<RunSummary> of(Environment environment, GivenFlags given, Optional<String> id, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, Optional.empty(), clock);
        List<JournaledRun> runs = Journal.runs(workspace.home().directory());
        List<JournaledRun> wanted =
                new ArrayList<>(id.map(one -> List.of(UndoRun.named(runs, one))).orElse(runs));
        Collections.reverse(wanted);
        return wanted.stream()
                .filter(run ->
                        id.isPresent() || run.unknown() > 0 || !run.entries().isEmpty())
                .map(RunSummary::of)
                .toList();
    }
}
