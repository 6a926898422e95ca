package io.devenv.cli;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.report.ErrorJson;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command line ends that has no answer: with a problem, told on stderr, and where JSON was asked for also as the one
 * document on stdout, so that whoever reads it always finds one.
 *
 * @param json whether JSON was asked for
 */
record Ending(Session session, boolean json) {
    private static final String OUTPUT = "--output";

    /** What was typed decides, for a command line that is wrong elsewhere is never taken apart. The last one counts. */
    static Ending of(Session session, String... args) {
        List<String> words = List.of(args);
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        boolean json = false;
        for (int i = 0; i < end; i++) {
            String word = words.get(i);
            Optional<String> format = Optional.empty();
            if (word.equals(OUTPUT) && i + 1 < end) format = Optional.of(words.get(i + 1));
            if (word.startsWith(OUTPUT + "=")) format = Optional.of(word.substring(OUTPUT.length() + 1));
            if (format.isPresent()) json = format.get().equalsIgnoreCase(OutputOptions.Format.json.name());
        }
        return new Ending(session, json);
    }

    int wrongUsage(ParameterException wrong) {
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(suggestions, true));
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        Problem problem = Problem.of(Fault.USAGE, "usage", String.valueOf(wrong.getMessage()))
                .next(command + " --help");
        String meant = suggestions.toString().strip();
        return with(meant.isEmpty() ? problem : problem.because(meant));
    }

    int failed(Exception failure) {
        if (failure instanceof Stop stop) return with(stop.problem());
        if (isOutOfMemory(failure)) {
            return with(
                    Problem.of(Fault.BUG, "out-of-memory", "these manifests need more memory than the JVM was given")
                            .next("DEVENV_JAVA_OPTS=-Xmx4g devenv …"));
        }
        int code = with(Problem.of(Fault.BUG, "bug", "a bug in devenv: " + failure)
                .next("report it; DEVENV_TRACE=1 shows where it happened"));
        if (session.environment().variables().containsKey("DEVENV_TRACE")) {
            for (StackTraceElement frame : failure.getStackTrace())
                session.err().println("  " + frame);
        }
        return code;
    }

    private int with(Problem problem) {
        if (json) session.out().print(ErrorJson.of(problem));
        session.out().flush();
        session.err().println(ProblemText.of(problem, Style.PLAIN));
        return problem.fault().exitCode();
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) return true;
        }
        return false;
    }
}
