package io.devenv.cli;

import io.devenv.app.UndoRun;
import io.devenv.core.plan.Undone;
import io.devenv.report.UndoText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code devenv undo}. */
@Command(
        name = "undo",
        description = {
            "Takes back what a run of devenv changed: the newest one, or the one named.",
            "What dbt has built anew since stays as it is. May be repeated, also after an interrupted run.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UndoCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's id, as clean printed it.")
    private @Nullable String run;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    UndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Meter meter = Meter.of(session, output);
        Undone undone = meter.during(() -> UndoRun.undo(
                session.environment(), Given.of(project), Optional.ofNullable(run), session.clock(), meter));
        output.print(session, style -> UndoText.of(undone, style), () -> UndoText.json(undone));
        return undone.complete() ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
