package io.devenv.cli;

import io.devenv.core.problem.Stop;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the program starts. */
@Command(
        name = "devenv",
        description = "Shows what lies in your dbt dev schema, where each ref will point, and cleans it.",
        footer = {
            "",
            "Exit codes: 0 done, 2 wrong usage, 3 --check found something, 4 partly applied,",
            "10 project, 11 state, 12 warehouse, 13 refused by the guard, 130 interrupted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            StatusCommand.class,
            PlanCommand.class,
            CleanCommand.class,
            ApplyCommand.class,
            UndoCommand.class,
            LogCommand.class,
            PurgeCommand.class,
            DemoCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Session session = Session.ofProcess();
        int code = run(session, args);
        session.out().flush();
        System.exit(code);
    }

    /** Runs one command line and says how it ended; used by the program, the demo and the tests alike. */
    public static int run(Session session, String... args) {
        CommandLine line = accepting(new CommandLine(new Main(), new WithSession(session)));
        line.setOut(writer(session.out()));
        line.setErr(writer(session.err()));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((wrong, typed) -> usage(session, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(session, failure));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            return failed(session, new IllegalStateException(full));
        }
    }

    /** What is accepted on any command line. */
    static CommandLine accepting(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // As on dbt's command line: the last one counts.
        return line.setOverwrittenOptionsAllowed(true);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int usage(Session session, ParameterException wrong) {
        session.err().println("error: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, session.err());
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        session.err().println("  → " + command + " --help      [usage]");
        return ExitCode.USAGE;
    }

    private static int failed(Session session, Exception failure) {
        session.out().flush();
        if (failure instanceof Stop stop) {
            session.err().println(ProblemText.of(stop.problem(), Style.PLAIN));
            return stop.problem().fault().exitCode();
        }
        if (isOutOfMemory(failure)) {
            session.err().println("error: these manifests need more memory than the JVM was given");
            session.err().println("  → DEVENV_JAVA_OPTS=-Xmx4g devenv …      [out-of-memory]");
            return ExitCode.BUG;
        }
        session.err().println("error: a bug in devenv: " + failure + "      [bug]");
        session.err().println("  → report it; DEVENV_TRACE=1 shows where it happened");
        if (session.environment().variables().containsKey("DEVENV_TRACE")) {
            for (StackTraceElement frame : failure.getStackTrace())
                session.err().println("  " + frame);
        }
        return ExitCode.BUG;
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) return true;
        }
        return false;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
