package io.devenv.cli;

import io.devenv.app.PurgeTrash;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Purge;
import io.devenv.report.ProblemText;
import io.devenv.report.PurgeText;
import io.devenv.report.Style;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code devenv purge}. */
@Command(
        name = "purge",
        description = {
            "Frees what earlier runs of clean set aside more than 7 days ago, as the next clean would. It cannot be undone.",
            "On a terminal it asks; elsewhere it needs --yes.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PurgeCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--all", description = "Everything that is set aside, however young.")
    private boolean all;

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    @Option(names = "--check", description = "Change nothing; exit with 3 when there is something to free.")
    private boolean check;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    PurgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Meter meter = Meter.of(session, output);
        PurgeTrash trash = new PurgeTrash(
                session.environment(),
                Given.of(project),
                all ? PurgeTrash.Which.ALL : PurgeTrash.Which.OLD,
                session.clock(),
                meter);
        Purge purge = meter.during(trash::preview);
        if (!output.json()) session.out().print(PurgeText.preview(purge, output.style(session), session.ages()));
        if (purge.isEmpty() || check || !agreed()) return ended(purge);
        Done done = meter.during(() -> trash.apply(purge.batches()));
        session.out()
                .print(
                        output.json()
                                ? PurgeText.json(purge, Optional.of(done))
                                : PurgeText.done(done, output.style(session)));
        done.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return done.complete() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private boolean agreed() {
        if (yes) return true;
        return session.asks() && !output.json() && new Question(session).agrees("Free them for good?");
    }

    private int ended(Purge purge) {
        if (output.json()) session.out().print(PurgeText.json(purge, Optional.empty()));
        else if (!purge.isEmpty()) session.out().print(PurgeText.next(all));
        return check && !purge.isEmpty() ? ExitCode.FOUND : ExitCode.DONE;
    }
}
