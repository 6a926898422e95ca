package io.devenv.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A folder with the launcher and next to nothing to build, and a PATH that holds only the tools put there. */
record Checkout(Path folder, Path tools) {
    /** What the launcher may rely on besides Java and Maven. */
    private static final List<String> BASICS = List.of(
            "bash", "cat", "env", "find", "ln", "mkdir", "mv", "readlink", "rm", "rmdir", "sleep", "cp", "touch");

    static Checkout of(Path home, Path folder) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String basic : BASICS) {
            tool(tools, basic, "exec " + where(basic) + " \"$@\"");
        }
        Files.createDirectories(folder.resolve("src/main"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>\n");
        Files.copy(home.resolve("devenv"), folder.resolve("devenv"));
        return new Checkout(folder, tools);
    }

    /** `./devenv --version` with nothing in its environment but PATH and the given variables. */
    Run start(String... variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "-i", "PATH=" + tools));
        for (int i = 0; i < variables.length; i += 2) {
            command.add(variables[i] + "=" + variables[i + 1]);
        }
        command.addAll(List.of("./devenv", "--version"));
        return Run.of(command, folder);
    }

    Run startUnchecked(String... variables) {
        try {
            return start(variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void tool(String name, String script) throws IOException {
        tool(tools, name, script);
    }

    /** A Maven that is new enough and does this when asked to build. */
    void maven(String script) throws IOException {
        tool("mvn", "case $* in *--version*) echo 'Apache Maven 3.9.9 (8e8579a9)'; exit ;; esac\n" + script);
    }

    /** A Maven that takes its time, and then puts in place what was really built. */
    void mavenBuilds(Path home) throws IOException {
        maven("""
                echo built >>builds
                touch begun
                sleep 1
                mkdir -p target
                cp '%1$s/target/devenv.jar' target/
                cp -R '%1$s/target/lib' target/
                mv begun target/devenv.built
                """.formatted(home));
    }

    long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    Path source(String name) throws IOException {
        return Files.writeString(folder.resolve("src/main").resolve(name), "");
    }

    Path lock() {
        return folder.resolve("target/devenv.lock");
    }

    void lockOfDeadProcess() throws IOException, InterruptedException {
        Files.createDirectories(Objects.requireNonNull(lock().getParent()));
        Run.of(List.of("bash", "-c", "ln -s \"$HOSTNAME:$$\" target/devenv.lock"), folder);
    }

    private static void tool(Path tools, String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) throw new IOException("cannot make " + file + " executable");
    }

    private static Path where(String tool) throws IOException {
        for (String folder : List.of("/bin", "/usr/bin")) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) return file;
        }
        throw new IOException("no " + tool + " on this machine");
    }
}
