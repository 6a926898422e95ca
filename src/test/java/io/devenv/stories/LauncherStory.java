package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherStory {
    private static final Path LAUNCHER = Path.of(System.getProperty("devenv.home", "."), "devenv");

    @TempDir
    Path elsewhere;

    @Test
    void starts_from_any_folder_through_a_chain_of_links() throws Exception {
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), LAUNCHER.toAbsolutePath());
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), first.getFileName());

        assertThat(output(second.toString(), "--version")).startsWith("devenv ").doesNotContain("not packaged");
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return text;
    }
}
