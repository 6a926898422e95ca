package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.app.SavedPlans;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.report.ApplyText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code devenv apply}. */
@Command(
        name = "apply",
        description = {
            "Does what `devenv clean --out FILE` saved: exactly that, or nothing.",
            "Nothing, if a relation of it changed since, if clean would now decide otherwise, or if the plan is for another",
            "project, target or version of devenv. Each plan is applied once. `devenv undo` takes it back.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ApplyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The plan.")
    private Path file = Path.of("");

    @Mixin
    private OutputOptions output;

    ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Undertaking.of(session, output, this::apply);
    }

    private int apply(Undertaking undertaking) {
        SavedCleaning plan = SavedPlans.read(session.environment(), file);
        CleanSchema clean = asked(plan).schema("apply " + file, undertaking.meter());
        undertaking.show(style -> ApplyText.heading(plan, session.ages()));
        Done done = undertaking.make("devenv undo " + plan.run(), () -> clean.apply(plan, Version.number()));
        Instant freeFrom = undertaking.freeFrom();
        int code = undertaking.tell(
                done, style -> ApplyText.of(done, freeFrom, style), () -> ApplyText.json(plan, done, freeFrom));
        return done.complete() ? code : ExitCode.PARTLY;
    }

    /** Clean, as it was asked for when the plan was made. */
    private CleanCommand asked(SavedCleaning plan) {
        CleanCommand command = new CleanCommand(session);
        try {
            Main.accepting(new CommandLine(command)).parseArgs(plan.arguments().toArray(String[]::new));
            return command;
        } catch (ParameterException unknown) {
            throw Problem.of(Fault.USAGE, "plan-unreadable", "the arguments in " + file + " are none of clean's")
                    .because(String.valueOf(unknown.getMessage()))
                    .next("make a new plan with devenv clean --out FILE")
                    .stop();
        }
    }
}
