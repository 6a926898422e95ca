package io.devenv.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
        versionProvider = Version.class)
public final class Main implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            StatusCommand.class,
            PlanCommand.class,
            CleanCommand.class,
            CloneCommand.class,
            KeepCommand.class,
            SweepCommand.class,
            ApplyCommand.class,
            UndoCommand.class,
            LogCommand.class,
            PurgeCommand.class,
            DemoCommand.class);

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
        Ending ending = Ending.of(session, args);
        CommandLine line = new CommandLine(new Main(), new WithSession(session));
        addCommands(line, args);
        accepting(line);
        line.setOut(writer(session.out()));
        line.setErr(writer(session.err()));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((wrong, typed) -> ending.wrongUsage(wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> ending.failed(failure));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            return ending.failed(new IllegalStateException(full));
        }
    }

    /** The command that is called, alone: looking at the options of all of them takes a good part of a start. Where none is named, all. */
    private static void addCommands(CommandLine line, String... args) {
        for (Class<?> command : COMMANDS) {
            if (args.length == 0 || !command.getAnnotation(Command.class).name().equals(args[0])) continue;
            line.addSubcommand(command);
            return;
        }
        COMMANDS.forEach(line::addSubcommand);
        line.addSubcommand(AutoComplete.GenerateCompletion.class);
    }

    /** What is accepted on any command line, and by the commands that it has by now. */
    static CommandLine accepting(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // As on dbt's command line: the last one counts.
        return line.setOverwrittenOptionsAllowed(true);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
