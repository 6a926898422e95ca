package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {
    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void repository() throws IOException, InterruptedException {
        project = Files.createDirectories(folder.resolve("repo/dbt"));
        git("init", "-q", "-b", "main", "..");
        write("models/a.sql", "select 1");
        write("models/b.sql", "select 1");
        write("models/c.sql", "select 1");
        write("../elsewhere.txt", "x");
        write(".gitignore", "target/\n");
        commit();
    }

    @Test
    void a_branch_has_touched_what_differs_from_where_it_left_main_committed_or_not() throws Exception {
        git("checkout", "-q", "-b", "feature");
        write("models/a.sql", "select 2");
        write("../elsewhere.txt", "y");
        commit();
        Files.delete(project.resolve("models/b.sql"));
        write("models/new.sql", "select 3");
        write("target/manifest.json", "{}");
        git("checkout", "-q", "-B", "later", "main");
        write("models/c.sql", "select of somebody else");
        git("add", "models/c.sql");
        git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
        git("branch", "-f", "main", "later");
        git("checkout", "-q", "-f", "feature");
        Files.delete(project.resolve("models/b.sql"));

        assertThat(GitChanges.since(project).orElseThrow())
                .containsExactly("models/a.sql", "models/b.sql", "models/new.sql");
    }

    @Test
    void on_a_main_branch_that_nobody_else_has_nothing_can_be_told() {
        assertThat(GitChanges.since(project)).isEmpty();
    }

    @Test
    void the_shared_main_branch_tells_before_the_local_one() throws Exception {
        git("update-ref", "refs/remotes/origin/main", "main");
        write("models/a.sql", "select 2");
        commit();
        assertThat(GitChanges.since(project).orElseThrow()).containsExactly("models/a.sql");
    }

    @Test
    void outside_of_a_repository_and_without_a_main_branch_nothing_can_be_told() throws Exception {
        assertThat(GitChanges.since(Files.createDirectories(folder.resolve("bare")))).isEmpty();
        git("branch", "-m", "main", "trunk");
        assertThat(GitChanges.since(project)).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "-A", "..");
        git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(project.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).as(String.join(" ", command)).isZero();
    }
}
