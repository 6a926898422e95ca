package io.devenv.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what is shown may be done, too. Nothing ever is that nobody has agreed to. */
final class Consent {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--yes", description = "Do what is shown, without asking.")
    boolean yes;

    @Option(names = "--check", description = "Change nothing; exit with 3 when there is something to ${COMMAND-NAME}.")
    boolean check;

    /** Ends the command where both were typed, which contradict each other. */
    void requireOne() {
        if (check && yes) throw new ParameterException(spec.commandLine(), "--check looks, --yes does: choose one");
    }

    /** Whether somebody is there to be asked, and nothing else has said what is to be done. */
    boolean asks(Session session, OutputOptions output) {
        return session.asks() && !yes && !check && !output.json();
    }

    /** Whether it may be done; asks where nothing was said and somebody can answer. */
    boolean isGiven(Session session, OutputOptions output, String question) {
        return yes || (asks(session, output) && new Question(session).agrees(question));
    }

    /** How a command ends that changes nothing. */
    int withheld(boolean nothingToDo) {
        return check && !nothingToDo ? ExitCode.FOUND : ExitCode.DONE;
    }
}
