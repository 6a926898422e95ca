package io.devenv.cli;

import io.devenv.project.Environment;
import io.devenv.report.Ages;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything a command gets from outside: who called it, from where, and what it may print to.
 *
 * @param environment variables, current folder, home and name of the user
 * @param devenvHome where devenv itself lies; the examples are there
 * @param in where an answer to a question comes from
 * @param out the answer, and nothing else
 * @param err everything else
 * @param asks whether somebody sits at a terminal and can be asked
 * @param outIsTerminal whether the answer goes to a terminal
 * @param errIsTerminal whether somebody sees at once what is said on stderr
 */
public record Session(
        Environment environment,
        Optional<Path> devenvHome,
        Clock clock,
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        boolean asks,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    /** The session of this process. */
    static Session ofProcess() {
        String terminal = System.getProperty("devenv.terminal", "");
        return new Session(
                new Environment(
                        System.getenv(),
                        Path.of(""),
                        Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"))),
                        Optional.ofNullable(System.getenv("USER")).orElse(System.getProperty("user.name"))),
                Optional.ofNullable(System.getProperty("devenv.home")).map(Path::of),
                Clock.systemUTC(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal.contains("in") && terminal.contains("out"),
                terminal.contains("out"),
                terminal.contains("err"));
    }

    /** The same session in another folder, as after {@code cd}. */
    Session in(Path other) {
        Environment there = new Environment(environment.variables(), other, environment.home(), environment.user());
        return new Session(there, devenvHome, clock, in, out, err, asks, outIsTerminal, errIsTerminal);
    }

    Ages ages() {
        return new Ages(clock.instant());
    }
}
