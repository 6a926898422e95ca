package io.devenv.cli;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is still open: the list that keeps schemas from being swept. */
final class OpenOptions {
    private static final String STDIN = "-";

    @Option(
            names = "--open",
            paramLabel = "FILE",
            description = "The pull requests or branches that are still open, one a line; - reads them from stdin.")
    private @Nullable String open;

    @Option(names = "--none-open", description = "The list may be empty: nothing is open any more.")
    private boolean noneOpen;

    /**
     * The lines of the list; empty where none was handed in.
     *
     * @throws io.devenv.core.problem.Stop for a list with nothing in it: more often than not the command that made it has failed
     */
    Optional<List<String>> read(Session session) {
        if (open == null) return noneOpen ? Optional.of(List.of()) : Optional.empty();
        List<String> lines = lines(open, session).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() && !noneOpen) {
            throw Problem.of(Fault.USAGE, "open-list-empty", "the list of what is open is empty")
                    .because("then every schema would count as gone; the command that makes the list may have failed")
                    .next("look at what it prints; if nothing is open any more, add --none-open")
                    .stop();
        }
        if (!lines.isEmpty() && (lines.get(0).startsWith("[") || lines.get(0).startsWith("{"))) {
            throw Problem.of(Fault.USAGE, "open-list-json", "the list of what is open looks like JSON")
                    .because("it has to be one number or name a line; no schema would be found in it, and all would go")
                    .next("gh pr list --limit 1000 --json number --jq '.[].number' | devenv sweep --open -")
                    .stop();
        }
        return Optional.of(lines);
    }

    private static List<String> lines(String from, Session session) {
        try {
            if (!from.equals(STDIN)) {
                return Files.readAllLines(session.environment().directory().resolve(Path.of(from)));
            }
            BufferedReader in = session.in();
            return in.lines().toList();
        } catch (IOException | UncheckedIOException failed) {
            throw Problem.of(Fault.USAGE, "open-list-unreadable", "cannot read the list of what is open: " + from)
                    .because("the system says: " + failed.getMessage())
                    .next("hand it in on stdin with --open -")
                    .stop();
        }
    }
}
