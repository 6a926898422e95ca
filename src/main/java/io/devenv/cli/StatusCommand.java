package io.devenv.cli;

import io.devenv.app.ShowStatus;
import io.devenv.core.plan.Overview;
import io.devenv.report.StatusJson;
import io.devenv.report.StatusText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  devenv status --check       exits 3 when there is something to clean"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private StateOptions state;

    @Option(names = "--check", description = "Exit with 3 when clean would find something to do.")
    private boolean check;

    @Option(
            names = "--save-inventory",
            paramLabel = "FILE",
            description = "Also write what exists to FILE, for devenv plan --inventory.")
    private @Nullable Path saveTo;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Overview overview = ShowStatus.look(
                session.environment(),
                Given.of(project, state),
                Optional.ofNullable(project.manifest),
                Optional.ofNullable(saveTo),
                session.clock());
        session.out()
                .print(
                        output.json()
                                ? StatusJson.of(overview)
                                : StatusText.of(overview, output.style(session), session.ages()));
        boolean found = overview.clean().filter(plan -> !plan.isEmpty()).isPresent();
        return check && found ? ExitCode.FOUND : ExitCode.DONE;
    }
}
