package io.devenv.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a command gets from outside: who called it, from where, and what it may print to.
 *
 * @param environment the process's variables
 * @param folder the current folder, absolute
 * @param home the user's home folder
 * @param user the user's name in the operating system
 * @param devenvHome where devenv itself lies; the examples are there
 * @param in where an answer to a question comes from
 * @param out the answer, and nothing else
 * @param err everything else
 * @param asks whether somebody sits at a terminal and can be asked
 * @param outIsTerminal whether the answer goes to a terminal
 */
public record Session(
        Map<String, String> environment,
        Path folder,
        Path home,
        String user,
        Optional<Path> devenvHome,
        Clock clock,
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        boolean asks,
        boolean outIsTerminal) {

    /** The session of this process. */
    static Session ofProcess() {
        String terminal = System.getProperty("devenv.terminal", "");
        return new Session(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"))),
                System.getProperty("user.name"),
                Optional.ofNullable(System.getProperty("devenv.home")).map(Path::of),
                Clock.systemUTC(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal.contains("in") && terminal.contains("out"),
                terminal.contains("out"));
    }

    /** The same session in another folder, as after {@code cd}. */
    Session in(Path other) {
        return new Session(environment, other, home, user, devenvHome, clock, in, out, err, asks, outIsTerminal);
    }
}
