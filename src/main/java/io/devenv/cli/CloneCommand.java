package io.devenv.cli;

import io.devenv.app.CloneNodes;
import io.devenv.app.CloneRequest;
import io.devenv.core.plan.Clones;
import io.devenv.core.plan.Done;
import io.devenv.report.ClonesJson;
import io.devenv.report.ClonesText;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code devenv clone}. */
@Command(
        name = "clone",
        description = {
            "Makes clones of production where nothing lies in dev yet, as `dbt clone` does, and replaces nothing.",
            "Zero-copy where the warehouse can, else views. Shows what it would make first.",
            "On a terminal it then asks; elsewhere it needs --yes. `devenv undo` takes it all back.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv clone -s +orders             shows what would be made, and from what",
            "  devenv clone -s +orders --yes       makes it",
            "  devenv clone -s orders --copy --yes copies the rows of production's table"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class CloneCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectOptions select;

    @Option(names = "--copy", description = "Copy production's tables instead of showing them by views.")
    private boolean copies;

    @Option(names = "--yes", description = "Do what is shown, without asking.")
    private boolean yes;

    @Option(names = "--check", description = "Change nothing; exit with 3 when there is something to clone.")
    private boolean check;

    @Option(names = "--parse", description = "Run `dbt parse` first, for a manifest that fits the files.")
    private boolean parses;

    @Mixin
    private StateOptions state;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    CloneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (check && yes) throw new ParameterException(spec.commandLine(), "--check looks, --yes does: choose one");
        try (Interruption interruption = Interruption.watch(session)) {
            return clone(interruption);
        }
    }

    private int clone(Interruption interruption) {
        Meter meter = Meter.of(session, output);
        CloneNodes nodes = new CloneNodes(
                session.environment(),
                Given.of(project, state, new DeferOptions(), select, false),
                new CloneRequest(copies, parses, typed(), Optional.ofNullable(project.manifest)),
                session.clock(),
                meter);
        Clones clones = meter.during(nodes::preview);
        if (!output.json()) print(ClonesText.preview(clones, output.style(session), session.ages()));
        if (clones.changesNothing() || check || !agreed()) return ended(clones);
        CleanCommand.requireShown(session);
        interruption.changing(clones.run());
        Done done = meter.during(() -> nodes.apply(clones));
        print(output.json() ? ClonesJson.of(clones, Optional.of(done)) : ClonesText.done(done, output.style(session)));
        done.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return done.complete() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private boolean agreed() {
        if (yes) return true;
        return session.asks() && !output.json() && new Question(session).agrees("\nMake them?");
    }

    private int ended(Clones clones) {
        print(output.json() ? ClonesJson.of(clones, Optional.empty()) : ClonesText.next(clones, typed()));
        return check && !clones.changesNothing() ? ExitCode.FOUND : ExitCode.DONE;
    }

    private String typed() {
        return Typed.line(spec);
    }

    private void print(String text) {
        session.out().print(text);
    }
}
