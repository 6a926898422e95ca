package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.app.SweepRequest;
import io.devenv.app.SweepSchemas;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import io.devenv.report.SweepJson;
import io.devenv.report.SweepText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code devenv sweep}. */
@Command(
        name = "sweep",
        description = {
            "Removes schemas of closed pull requests and abandoned branches: only those that `sweep:` in devenv.yml names.",
            "In them the name of a node in the state's or the branch's manifest proves that dbt built a relation; the rest stays.",
            "Shows one row for each schema first. On a terminal it then asks; elsewhere it needs --yes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv sweep                        shows what would go, and why",
            "  devenv sweep --check                for a scheduled job: exit code 3 when there is something to sweep",
            "  gh pr list --limit 1000 --json number --jq '.[].number' | devenv sweep --open - --yes"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class SweepCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "SCHEMA", description = "Only these, of those that a pattern matches.")
    private @Nullable List<String> named;

    @Option(names = "--yes", description = "Do what is shown, without asking.")
    private boolean yes;

    @Option(names = "--check", description = "Change nothing; exit with 3 when there is something to sweep.")
    private boolean check;

    @Option(names = "--no-trash", description = "Drop relations for good instead of setting them aside.")
    private boolean forGood;

    @Mixin
    private OpenOptions open;

    @Mixin
    private StateOptions state;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    SweepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Interruption interruption = Interruption.watch(session)) {
            return sweep(interruption);
        }
    }

    private int sweep(Interruption interruption) {
        Meter meter = Meter.of(session, output);
        SweepSchemas sweep =
                new SweepSchemas(session.environment(), Given.of(project, state), request(), session.clock(), meter);
        Sweeping sweeping = meter.during(sweep::preview);
        if (!output.json()) print(SweepText.preview(sweeping, style(), session.ages(), freeFrom()));
        if (check) return ended(sweeping, sweeping.changesNothing() ? ExitCode.DONE : ExitCode.FOUND);
        if (sweeping.changesNothing()) return ended(sweeping, yes ? codeOf(sweeping) : ExitCode.DONE);
        if (!agreed()) return ended(sweeping, ExitCode.DONE);
        CleanCommand.requireShown(session);
        interruption.changing(sweeping.run());
        Swept swept = meter.during(() -> sweep.apply(sweeping));
        print(output.json() ? SweepJson.of(sweeping, Optional.of(swept)) : SweepText.done(swept, freeFrom(), style()));
        swept.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return swept.complete() ? codeOf(sweeping) : ExitCode.PARTLY;
    }

    /** What ought to go and may not go is no success. */
    private static int codeOf(Sweeping sweeping) {
        return sweeping.isRefusedSome() ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private SweepRequest request() {
        return new SweepRequest(
                named == null ? List.of() : named,
                open.read(session),
                forGood ? Disposal.FOR_GOOD : Disposal.SET_ASIDE,
                typed(),
                Optional.ofNullable(project.manifest));
    }

    private String typed() {
        return Typed.line(spec);
    }

    private boolean agreed() {
        if (yes) return true;
        return session.asks() && !output.json() && new Question(session).agrees("\nDo this?");
    }

    private int ended(Sweeping sweeping, int code) {
        print(output.json() ? SweepJson.of(sweeping, Optional.empty()) : SweepText.next(sweeping, typed()));
        return code;
    }

    private void print(String text) {
        session.out().print(text);
    }

    private Instant freeFrom() {
        return session.clock().instant().plus(CleanSchema.KEPT_ASIDE);
    }

    private Style style() {
        return output.style(session);
    }
}
