package io.devenv.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands whose journal is watched while they run, to do something to them at a certain moment. */
record WatchedRun(Shell shell) {
    /** How many lines of the journal tell of an event; none before there is one. */
    long journaled(String event) throws IOException {
        Path devenv = shell.home().resolve(".state/devenv");
        if (!Files.isDirectory(devenv)) return 0;
        Optional<Path> journal;
        try (Stream<Path> projects = Files.list(devenv)) {
            journal = projects.map(project -> project.resolve("journal.jsonl"))
                    .filter(Files::exists)
                    .findFirst();
        }
        if (journal.isEmpty()) return 0;
        try (Stream<String> lines = Files.lines(journal.get())) {
            return lines.filter(line -> line.contains(event)).count();
        }
    }

    /** Starts a command and comes back as soon as its journal tells of an event so many times. */
    Process until(String line, String event, long times) throws IOException, InterruptedException {
        Process process = shell.start("exec " + line)
                .redirectOutput(shell.folder().resolve("out").toFile())
                .redirectError(shell.folder().resolve("err").toFile())
                .start();
        while (journaled(event) < times && process.isAlive()) Thread.sleep(1);
        return process;
    }

    /** What the command that was started last said on stderr. */
    String err() throws IOException {
        return Files.readString(shell.folder().resolve("err"));
    }
}
