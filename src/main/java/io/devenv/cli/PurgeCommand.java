package io.devenv.cli;

import io.devenv.app.PurgeTrash;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.plan.Done;
import io.devenv.report.ProblemText;
import io.devenv.report.PurgeText;
import io.devenv.report.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code devenv purge}. */
@Command(
        name = "purge",
        description = {
            "Frees at once what earlier runs of clean set aside. It cannot be undone.",
            "On a terminal it asks; elsewhere it needs --yes.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PurgeCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    PurgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PurgeTrash purge = new PurgeTrash(session.environment(), Given.of(project), session.clock());
        List<Batch> aside = purge.preview();
        if (output.json()) return json(purge, aside);
        session.out().print(PurgeText.preview(aside));
        boolean agreed =
                !aside.isEmpty() && (yes || (session.asks() && new Question(session).agrees("Free them for good?")));
        if (!agreed) {
            if (!aside.isEmpty()) session.out().print(PurgeText.NEXT);
            return ExitCode.DONE;
        }
        Done done = purge.apply(aside);
        session.out().print(PurgeText.done(done, output.style(session)));
        done.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return done.complete() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private int json(PurgeTrash purge, List<Batch> aside) {
        Optional<Done> done = yes && !aside.isEmpty() ? Optional.of(purge.apply(aside)) : Optional.empty();
        session.out().print(PurgeText.json(aside, done));
        return done.map(Done::complete).orElse(true) ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
