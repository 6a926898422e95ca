package io.devenv.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The git on the path, asked in one folder. It never asks back. */
record Git(Path folder) {
    /** What it says; nothing where it refuses, takes longer than that, or is not there. */
    Optional<String> ask(int seconds, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false", "--no-pager"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder asking = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            asking.environment().put("GIT_TERMINAL_PROMPT", "0");
            asking.environment().putIfAbsent("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
            return answer(asking.start(), seconds);
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> answer(Process git, int seconds) throws IOException, InterruptedException {
        try {
            git.getOutputStream().close();
            CompletableFuture<byte[]> said = CompletableFuture.supplyAsync(() -> read(git));
            byte[] bytes = said.get(seconds, TimeUnit.SECONDS);
            if (!git.waitFor(seconds, TimeUnit.SECONDS) || git.exitValue() != 0) return Optional.empty();
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException noAnswer) {
            return Optional.empty();
        } finally {
            git.destroyForcibly();
        }
    }

    private static byte[] read(Process git) {
        try {
            return git.getInputStream().readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
