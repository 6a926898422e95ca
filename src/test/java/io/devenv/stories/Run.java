package io.devenv.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command left behind: its exit code and what it printed. */
record Run(int exit, String stdout, String stderr) {
    private static final int SECONDS = 120;

    /** Runs a command to its end. The variables are name and value in turn; without any it has this process's environment. */
    static Run of(List<String> command, Path folder, String... variables) throws IOException, InterruptedException {
        Path stdout = Files.createTempFile("stdout", ".txt");
        Path stderr = Files.createTempFile("stderr", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            for (int i = 0; i < variables.length; i += 2) {
                builder.environment().put(variables[i], variables[i + 1]);
            }
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within " + SECONDS + " seconds");
            }
            return new Run(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        } finally {
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }
}
