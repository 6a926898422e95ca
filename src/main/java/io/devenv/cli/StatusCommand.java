package io.devenv.cli;

import io.devenv.app.ShowStatus;
import io.devenv.core.plan.Explanation;
import io.devenv.core.plan.Overview;
import io.devenv.report.DossierJson;
import io.devenv.report.DossierText;
import io.devenv.report.StatusJson;
import io.devenv.report.StatusText;
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
import picocli.CommandLine.Spec;

/** {@code devenv status}. */
@Command(
        name = "status",
        description = {
            "Shows what really lies in your dev schema: what is yours, what is leftover from other branches, and how old it is.",
            "Leftovers are told by comparing with production's manifest, so name a state. Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv status --state ./state",
            "  devenv status --check       exits 3 when there is something to clean",
            "  devenv status --why dim_customers",
            "  devenv status --save-inventory kept.json"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOptions state;

    @Option(names = "--check", description = "Exit with 3 when clean would find something to do.")
    private boolean check;

    @Option(
            names = "--save-inventory",
            paramLabel = "FILE",
            description = "Also write what exists to FILE, for devenv plan --inventory.")
    private @Nullable Path saveTo;

    @Option(
            names = "--why",
            arity = "1",
            paramLabel = "RELATION",
            description =
                    "Instead, everything known about one relation: its class, every piece of evidence for and against, and what clean would do. RELATION is an identifier, alone or with its schema, or schema and database, before it; may be given several times.")
    private @Nullable List<String> why;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (why != null) return explain(why);
        Overview overview = ShowStatus.look(
                session.environment(),
                Given.of(project, state),
                Optional.ofNullable(project.manifest),
                Optional.ofNullable(saveTo),
                session.clock());
        output.print(
                session,
                style -> StatusText.of(overview, style, session.ages(), Typed.carried(spec)),
                () -> StatusJson.of(overview));
        boolean found = overview.clean().filter(plan -> !plan.isEmpty()).isPresent();
        return check && found ? ExitCode.FOUND : ExitCode.DONE;
    }

    private int explain(List<String> relations) {
        if (check || saveTo != null) {
            throw new ParameterException(spec.commandLine(), "--why goes with neither --check nor --save-inventory");
        }
        Explanation explanation = ShowStatus.explain(
                session.environment(),
                Given.of(project, state),
                Optional.ofNullable(project.manifest),
                relations,
                session.clock());
        output.print(
                session,
                style -> DossierText.of(explanation, style, session.ages()),
                () -> DossierJson.of(explanation));
        return ExitCode.DONE;
    }
}
