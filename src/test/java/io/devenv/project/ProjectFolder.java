package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A dbt project on the disk, for tests: folders {@code proj}, {@code home} and {@code else} side by side. */
final class ProjectFolder {
    static final String PROJECT = "name: shop\nprofile: shop\n";
    static final String PROFILE = """
            shop:
              target: dev
              outputs:
                dev:
                  type: duckdb
                  path: dev.duckdb
                  schema: dev_alice
                prod:
                  type: duckdb
                  path: "{{ env_var('NOT_SET_ANYWHERE') }}"
                  schema: analytics
            """;

    private final Path root;
    private final Map<String, String> variables = new HashMap<>();
    private Path directory;

    ProjectFolder(Path root) {
        this.root = root;
        this.directory = root.resolve("proj");
        file("proj/dbt_project.yml", PROJECT)
                .file("proj/profiles.yml", PROFILE)
                .file("home/x", "")
                .file("else/x", "");
    }

    ProjectFolder file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ProjectFolder without(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The dev output with these lines instead of its schema, indented as they must be. */
    ProjectFolder output(String... lines) {
        return file("proj/profiles.yml", PROFILE.replace("schema: dev_alice", String.join("\n      ", lines)));
    }

    ProjectFolder set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    ProjectFolder in(String path) {
        directory = root.resolve(path);
        return this;
    }

    Path at(String path) {
        return root.resolve(path);
    }

    Environment environment() {
        return new Environment(variables, directory, root.resolve("home"), "alice");
    }

    ProjectSetup read() {
        return read(GivenFlags.NONE);
    }

    ProjectSetup read(GivenFlags given) {
        return ProjectSetup.read(
                given, environment(), type -> Optional.of("main").filter(schema -> type.equals("duckdb")));
    }

    Problem problem() {
        return problem(GivenFlags.NONE);
    }

    Problem problem(GivenFlags given) {
        Stop stop = catchThrowableOfType(Stop.class, () -> read(given));
        assertThat(stop).as("read without a problem").isNotNull();
        return stop.problem();
    }

    static GivenFlags where(String option, String value) {
        return new GivenFlags(
                new GivenFlags.Where(
                        only("project-dir", option, value),
                        only("profiles-dir", option, value),
                        only("profile", option, value),
                        only("target", option, value),
                        only("target-path", option, value)),
                GivenFlags.Selection.NONE,
                GivenFlags.Deferral.NONE,
                GivenFlags.Run.NONE);
    }

    static GivenFlags vars(String yaml) {
        return run(Optional.of(yaml), Optional.empty());
    }

    static GivenFlags run(Optional<String> vars, Optional<Integer> threads) {
        return new GivenFlags(
                GivenFlags.Where.NONE,
                GivenFlags.Selection.NONE,
                GivenFlags.Deferral.NONE,
                new GivenFlags.Run(vars, threads, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Optional<String> only(String name, String option, String value) {
        return name.equals(option) ? Optional.of(value) : Optional.empty();
    }
}
