package io.devenv.cli;

import io.devenv.app.ShowLog;
import io.devenv.core.cleanup.LoggedRun;
import io.devenv.core.cleanup.RunSummary;
import io.devenv.report.LogJson;
import io.devenv.report.LogText;
import java.util.List;
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
        if (run == null) {
            List<RunSummary> runs = ShowLog.runs(session.environment(), Given.of(project), session.clock());
            output.print(session, style -> LogText.of(runs, style, session.ages()), () -> LogJson.of(runs));
        } else {
            LoggedRun one = ShowLog.run(session.environment(), Given.of(project), run, session.clock());
            output.print(
                    session,
                    (style, out) -> LogText.print(one, style, session.ages(), out),
                    out -> LogJson.print(one, out));
        }
        return ExitCode.DONE;
    }
}
