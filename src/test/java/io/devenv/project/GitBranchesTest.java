package io.devenv.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBranchesTest {
    @TempDir
    Path folder;

    private Path shared;
    private Path clone;

    @BeforeEach
    void cloned() throws Exception {
        shared = Files.createDirectories(folder.resolve("shared"));
        git(shared, "init", "-q", "-b", "main");
        git(shared, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "x");
        git(shared, "branch", "old");
        git(folder, "clone", "-q", "shared", "clone");
        clone = folder.resolve("clone");
    }

    @Test
    void those_of_the_clone_and_what_the_remote_has_right_now() throws Exception {
        git(shared, "branch", "-D", "-q", "old");
        git(shared, "branch", "feature/new");
        git(clone, "branch", "mine");

        assertThat(GitBranches.of(clone).orElseThrow()).containsExactly("feature/new", "main", "mine");
    }

    @Test
    void a_remote_that_does_not_answer_leaves_it_open() throws Exception {
        Files.move(shared, folder.resolve("moved"));

        assertThat(GitBranches.of(clone)).isEmpty();
    }

    @Test
    void without_a_remote_the_clone_knows_all_of_them_and_without_a_repository_nobody_does() throws Exception {
        assertThat(GitBranches.of(shared).orElseThrow()).containsExactly("main", "old");
        assertThat(GitBranches.of(Files.createDirectories(folder.resolve("plain"))))
                .isEmpty();
    }

    private static void git(Path in, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(words).isZero();
    }
}
