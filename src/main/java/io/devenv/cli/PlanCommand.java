package io.devenv.cli;

import io.devenv.app.MakePlan;
import io.devenv.app.PlanRequest;
import io.devenv.core.plan.Plan;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import io.devenv.report.PlanJson;
import io.devenv.report.PlanText;
import io.devenv.report.ProblemText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            "  devenv plan --as compile --all --output json"
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
                    "The dbt command to preview: run (default), build, compile, test, seed, snapshot, show, docs or ls.")
    private String command = "run";

    @Option(names = "--all", description = "Without a selection: everything, as dbt does, instead of state:modified+.")
    private boolean everything;

    @Option(
            names = "--dbt",
            paramLabel = "VERSION",
            description = "Answer as this dbt; by default the one that wrote the branch's manifest.")
    private @Nullable String dbtVersion;

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
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DbtCommand previewed = DbtCommand.ofWord(command)
                .filter(word -> word != DbtCommand.CLONE)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--as takes run, build, compile, test, seed, snapshot, show, docs or ls, not " + command));
        PlanRequest request = new PlanRequest(
                previewed,
                everything,
                Optional.ofNullable(dbtVersion),
                Optional.ofNullable(project.manifest),
                why.nodes());
        Plan plan = MakePlan.of(
                session.environment(), Given.of(project, state, defer, select, fullRefresh), request, session.clock());
        session.out()
                .print(output.json() ? PlanJson.of(plan) : PlanText.of(plan, output.style(session), session.ages()));
        plan.error().ifPresent(this::tell);
        return plan.error().map(problem -> problem.fault().exitCode()).orElse(ExitCode.DONE);
    }

    private void tell(Problem problem) {
        session.out().flush();
        session.err().println(ProblemText.of(problem, output.style(session)));
    }
}
