package io.devenv.project;

import static io.devenv.core.problem.Fault.PROJECT;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import io.devenv.project.jinja.Variables;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that is known before any artifact is read or any warehouse asked.
 *
 * @param warnings what the user should know about flags and variables
 */
public record ProjectSetup(
        Flags flags, DbtProject project, Target target, DevenvSettings settings, List<Warning> warnings) {
    /**
     * Finds and reads the project as dbt does in this environment.
     *
     * @param defaultSchema by adapter, the schema where an output names none
     * @throws io.devenv.core.problem.Stop where dbt would stop as well, and for what devenv cannot read
     */
    public static ProjectSetup read(
            GivenFlags given, Environment environment, Function<String, Optional<String>> defaultSchema) {
        Folders folders = new Folders(environment);
        Path root = folders.project(given.where().projectDir());
        Path profilesDir = folders.profiles(given.where().profilesDir());
        ProjectFile file = ProjectFile.read(root.resolve(Folders.PROJECT_FILE), environment);
        DevenvSettings settings = DevenvSettings.read(root, environment);
        Flags flags = new FlagRules(given, environment)
                .resolve(root, profilesDir, projectFlags(file, profilesDir, environment), settings.state());

        Variables forProfile =
                Variables.ofProfile(environment.variables(), flags.run().vars());
        Optional<String> named = DbtProjectReader.profileName(file, forProfile);
        String profile = flags.where()
                .profile()
                .or(() -> named)
                .orElseThrow(() -> noProfile(file).stop());
        Target target = new ProfileReader(
                        profiles(profilesDir, profile, environment), forProfile, environment, defaultSchema)
                .read(profile, flags);

        Variables forProject =
                Variables.ofProject(environment.variables(), flags.run().vars(), visible(target));
        DbtProject project = new DbtProjectReader(file, forProject).read(flags.where(), named);
        return new ProjectSetup(flags, project, target, settings, flags.warnings());
    }

    /** The project's, or else those that dbt up to 1.7 had in profiles.yml, which later ones still read. */
    private static ProjectFlags projectFlags(ProjectFile project, Path profilesDir, Environment environment) {
        Optional<Yaml.Mapping> here = block(project, "flags");
        Path profiles = profilesDir.resolve(Folders.PROFILES_FILE);
        Optional<Yaml.Mapping> there =
                Files.exists(profiles) ? block(ProjectFile.read(profiles, environment), "config") : Optional.empty();
        if (here.isPresent() && there.isPresent()) {
            throw Problem.of(
                            PROJECT,
                            "flags-in-two-places",
                            "both `flags:` in %s and `config:` in %s are set"
                                    .formatted(project.name(), environment.shown(profiles)))
                    .because("dbt stops here, too: it reads either one or the other")
                    .next("move what stands under `config:` to `flags:` in dbt_project.yml")
                    .stop();
        }
        return here.or(() -> there).map(ProjectFlags::of).orElse(ProjectFlags.NONE);
    }

    private static Optional<Yaml.Mapping> block(ProjectFile file, String key) {
        return file.root()
                .get(key)
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .filter(map -> !map.entries().isEmpty());
    }

    private static ProjectFile profiles(Path directory, String profile, Environment environment) {
        Path path = directory.resolve(Folders.PROFILES_FILE);
        if (Files.exists(path)) return ProjectFile.read(path, environment);
        throw Problem.of(
                        PROJECT,
                        "profiles-missing",
                        "there is no %s, so no profile '%s'".formatted(environment.shown(path), profile))
                .because(
                        "dbt looks in --profiles-dir, DBT_PROFILES_DIR, the current folder and ~/.dbt, and in no other")
                .next("point to its folder with --profiles-dir")
                .stop();
    }

    private static Problem noProfile(ProjectFile file) {
        return Problem.of(PROJECT, "profile-not-set", "%s names no profile".formatted(file.name()))
                .next("add `profile: name` there, or give --profile");
    }

    /** What {@code target} shows in dbt_project.yml: no secrets. */
    static Map<String, Object> visible(Target target) {
        Map<String, Object> visible = new LinkedHashMap<>();
        target.settings().values().forEach((key, value) -> {
            if (!(value instanceof Secret)) visible.put(key, value == null ? None.NONE : value);
        });
        visible.putAll(Map.of(
                "name", target.name(),
                "target_name", target.name(),
                "profile_name", target.profile(),
                "type", target.adapter(),
                "schema", target.schema(),
                "threads", target.threads()));
        return visible;
    }
}
