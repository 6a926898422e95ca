package io.devenv.cli;

import io.devenv.app.ShowLog;
import io.devenv.core.cleanup.RunSummary;
import io.devenv.report.LogJson;
import io.devenv.report.LogText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code devenv log}. */
@Command(
        name = "log",
        description = {
            "Lists what devenv has changed in this project, newest first, and until when it can be taken back.",
            "With the id of a run: every change of it, and what became of it.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LogCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The id of a run.")
    private @Nullable String run;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    LogCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<RunSummary> runs =
                ShowLog.of(session.environment(), Given.of(project), Optional.ofNullable(run), session.clock());
        session.out().print(text(runs));
        return ExitCode.DONE;
    }

    private String text(List<RunSummary> runs) {
        if (run != null) {
            return output.json()
                    ? LogJson.of(runs.get(0))
                    : LogText.of(runs.get(0), output.style(session), session.ages());
        }
        return output.json() ? LogJson.of(runs) : LogText.of(runs, output.style(session), session.ages());
    }
}
