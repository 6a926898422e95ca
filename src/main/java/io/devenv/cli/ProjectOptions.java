package io.devenv.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which project, profile and target: dbt's own options. */
final class ProjectOptions {
    @Option(
            names = "--project-dir",
            paramLabel = "DIR",
            description =
                    "The folder with dbt_project.yml; by default this one or the nearest above it. [DBT_PROJECT_DIR]")
    @Nullable
    Path projectDir;

    @Option(
            names = "--profiles-dir",
            paramLabel = "DIR",
            description =
                    "The folder with profiles.yml; by default this one if it has one, else ~/.dbt. [DBT_PROFILES_DIR]")
    @Nullable
    Path profilesDir;

    @Option(names = "--profile", paramLabel = "NAME", description = "Which profile to use. [DBT_PROFILE]")
    @Nullable
    String profile;

    @Option(
            names = {"-t", "--target"},
            paramLabel = "NAME",
            description = "Which target of the profile to use. [DBT_TARGET]")
    @Nullable
    String target;

    @Option(
            names = "--target-path",
            paramLabel = "DIR",
            description = "Where dbt writes its artifacts; by default target. [DBT_TARGET_PATH]")
    @Nullable
    String targetPath;

    @Option(names = "--vars", paramLabel = "YAML", description = "Variables for profiles.yml and dbt_project.yml.")
    @Nullable
    String vars;

    @Option(names = "--threads", paramLabel = "N", description = "How many nodes run at once.")
    @Nullable
    Integer threads;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "The branch's manifest; by default the one in the target path.")
    @Nullable
    Path manifest;
}
