package io.devenv.cli;

import io.devenv.app.MakePlan;
import io.devenv.app.PlanRequest;
import io.devenv.core.plan.Plan;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import io.devenv.report.DiffText;
import io.devenv.report.PlanJson;
import io.devenv.report.PlanText;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code devenv plan}. */
@Command(
        name = "plan",
        description = {
            "Shows where each ref of a dbt command would point and why, which nodes would run, and what that takes.",
            "Reads the manifest and lists the dev schema; changes nothing and runs no dbt.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv plan --defer --state ./state              what this branch changed",
            "  devenv plan --defer --state ./state -s orders+   one model and its children",
            "  devenv plan --defer --favor-state -s orders --as build",
            "  devenv plan --state ./state --why orders         why orders counts as modified",
            "  devenv plan --state ./state --diff orders        its SQL, both ways",
            "  devenv plan --as clone --state ./state -s +orders",
            "  devenv plan --as compile --all --output json",
            "  devenv plan --defer --inventory kept.json        without a connection"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectOptions select;

    @Mixin
    private StateOptions state;

    @Mixin
    private DeferOptions defer;

    @Mixin
    private WhyOptions why;

    @Option(
            names = "--as",
            paramLabel = "COMMAND",
            defaultValue = "run",
            description =
                    "The dbt command to preview: run (default), build, compile, test, seed, snapshot, show, docs, ls, clone, source-freshness or run-operation.")
    private String command = "run";

    @Parameters(
            arity = "0..1",
            paramLabel = "MACRO",
            hidden = true,
            description = "The macro of a run-operation; what it does, devenv does not know.")
    private @Nullable String macro;

    @Option(names = "--args", hidden = true, description = "The macro's arguments.")
    void setMacroArguments(String given) {
        // Nothing in a plan depends on them.
    }

    @Option(
            names = "--all",
            description =
                    "Without a selection: what dbt takes then, instead of state:modified+: the default selector of"
                            + " selectors.yml, or everything.")
    private boolean everything;

    @Option(
            names = "--dbt",
            paramLabel = "VERSION",
            description = "Answer as this dbt, such as 1.11; by default the one that wrote the branch's manifest.")
    void setDbtVersion(String typed) {
        if (!DbtVersion.isVersion(typed)) {
            throw new ParameterException(
                    spec.commandLine(), "--dbt takes a version, such as 1.11 or 1.11.16, not '" + typed + "'");
        }
        dbtVersion = typed;
    }

    private @Nullable String dbtVersion;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "Plan from a saved listing (devenv status --save-inventory) instead of a connection.")
    private @Nullable Path inventory;

    @Option(names = "--full-refresh", description = "As dbt's. [DBT_FULL_REFRESH]")
    private boolean fullRefresh;

    @Option(
            names = {
                "--empty",
                "--cache-selected-only",
                "--no-cache-selected-only",
                "--populate-cache",
                "--no-populate-cache"
            },
            hidden = true,
            description = "Taken so that a dbt command line can be pasted; they change no answer.")
    void setWithoutEffect(boolean given) {
        // What they do in dbt has no bearing on where refs point.
    }

    @Mixin
    private DiffOptions diff;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DbtCommand previewed = Previewable.command(command, spec.commandLine());
        if (macro != null && previewed != DbtCommand.RUN_OPERATION) {
            throw new UnmatchedArgumentException(spec.commandLine(), List.of(macro));
        }
        PlanRequest request = new PlanRequest(
                previewed,
                everything,
                Optional.ofNullable(dbtVersion),
                Optional.ofNullable(project.manifest),
                Optional.ofNullable(inventory),
                why.nodes(),
                diff.nodes(),
                output.json());
        Plan plan = MakePlan.of(
                session.environment(),
                Given.of(project, state, diff.implying(defer), select, fullRefresh),
                request,
                session.clock());
        output.print(session, style -> text(plan, style), () -> PlanJson.of(plan));
        plan.error().ifPresent(this::tell);
        return plan.error().map(problem -> problem.fault().exitCode()).orElse(ExitCode.DONE);
    }

    private String text(Plan plan, Style style) {
        return diff.nodes().isEmpty()
                ? PlanText.of(plan, style, session.ages(), Typed.carried(spec))
                : DiffText.of(plan, style, diff.view(session));
    }

    private void tell(Problem problem) {
        session.out().flush();
        session.err().println(ProblemText.of(problem, output.style(session)));
    }
}
