package io.devenv.cli;

import io.devenv.app.SweepRequest;
import io.devenv.app.SweepSchemas;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.report.SweepJson;
import io.devenv.report.SweepText;
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

    @Mixin
    private Consent consent;

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
        consent.requireOne();
        return Undertaking.of(session, output, this::sweep);
    }

    private int sweep(Undertaking undertaking) {
        String typed = Typed.line(spec);
        SweepSchemas sweep = new SweepSchemas(
                session.environment(), Given.of(project, state), request(typed), session.clock(), undertaking.meter());
        Sweeping sweeping = undertaking.meter().during(sweep::preview);
        boolean nothing = sweeping.changesNothing();
        undertaking.show(style -> SweepText.preview(sweeping, style, session.ages(), undertaking.freeFrom()));
        if (nothing || !consent.isGiven(session, output, "\nDo this?")) {
            output.print(
                    session, style -> SweepText.next(sweeping, typed), () -> SweepJson.of(sweeping, Optional.empty()));
            return consent.yes ? codeOf(sweeping) : consent.withheld(nothing);
        }
        Swept swept = undertaking.make("devenv undo " + sweeping.run(), () -> sweep.apply(sweeping));
        int code = undertaking.tell(
                swept,
                style -> SweepText.done(swept, undertaking.freeFrom(), style),
                () -> SweepJson.of(sweeping, Optional.of(swept)));
        return code == ExitCode.DONE ? codeOf(sweeping) : code;
    }

    /** What ought to go and may not go is no success. */
    private static int codeOf(Sweeping sweeping) {
        return sweeping.isRefusedSome() ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private SweepRequest request(String typed) {
        return new SweepRequest(
                named == null ? List.of() : named,
                open.read(session),
                forGood ? Disposal.FOR_GOOD : Disposal.SET_ASIDE,
                typed,
                Optional.ofNullable(project.manifest));
    }
}
