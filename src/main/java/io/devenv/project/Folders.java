package io.devenv.project;

import static io.devenv.core.problem.Fault.PROJECT;
import static io.devenv.core.problem.Fault.USAGE;

import io.devenv.core.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the project and the profiles, each in dbt's order. */
final class Folders {
    static final String PROJECT_FILE = "dbt_project.yml";
    static final String PROFILES_FILE = "profiles.yml";

    private final Environment environment;

    Folders(Environment environment) {
        this.environment = environment;
    }

    /** {@code --project-dir}, {@code DBT_PROJECT_DIR}, else the nearest folder upward that holds dbt_project.yml. */
    Path project(Optional<String> option) {
        Optional<Path> named = named("--project-dir", option, "PROJECT_DIR");
        Path folder = named.orElseGet(this::nearestProject);
        if (Files.exists(folder.resolve(PROJECT_FILE))) return folder;
        Problem problem = Problem.of(
                PROJECT,
                "project-not-found",
                "no %s in %s%s".formatted(PROJECT_FILE, folder, named.isPresent() ? "" : " or above"));
        throw problem.next("run in the folder of a dbt project, or point to one with --project-dir")
                .stop();
    }

    private Path nearestProject() {
        for (Path folder = environment.directory(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PROJECT_FILE))) return folder;
        }
        return environment.directory();
    }

    /** {@code --profiles-dir}, {@code DBT_PROFILES_DIR}, the current folder if profiles.yml lies in it, else {@code ~/.dbt}. */
    Path profiles(Optional<String> option) {
        return named("--profiles-dir", option, "PROFILES_DIR").orElseGet(() -> {
            Path here = environment.directory();
            return Files.exists(here.resolve(PROFILES_FILE))
                    ? here
                    : environment.home().resolve(".dbt");
        });
    }

    private Optional<Path> named(String option, Optional<String> typed, String variable) {
        Optional<Environment.Set> set = environment.option(variable);
        String source =
                typed.isPresent() ? option : set.map(Environment.Set::name).orElse(option);
        return typed.or(() -> set.map(Environment.Set::value)).map(written -> existing(source, written));
    }

    private Path existing(String source, String written) {
        Path path = environment.directory().resolve(written).normalize();
        if (Files.exists(path)) return path;
        throw Problem.of(USAGE, "folder-missing", "%s names '%s', which does not exist".formatted(source, written))
                .stop();
    }
}
