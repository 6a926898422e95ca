package io.devenv.project;

import static io.devenv.core.problem.Fault.USAGE;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.problem.Warning;
import io.devenv.project.yaml.Yaml;
import io.devenv.project.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * dbt's precedence: a set deprecated variable, the command line, {@code DBT_ENGINE_X}, {@code DBT_X}, the project's flags,
 * the default. A variable's value is checked even where the command line decides.
 *
 * <p>Source: dbt-core 1.11.8 to 1.12, checked with 1.11.16. Before 1.11.8 the prefix DBT_ENGINE_ has no effect.
 */
final class FlagRules {
    private static final List<String> INDIRECT = List.of("eager", "cautious", "buildable", "empty");
    private final GivenFlags given;
    private final Environment environment;
    private final List<Warning> warnings = new ArrayList<>();

    FlagRules(GivenFlags given, Environment environment) {
        this.given = given;
        this.environment = environment;
    }

    /** @param defaultState the state folder that devenv.yml names, if any: used where nothing else names one */
    Flags resolve(Path projectDir, Path profilesDir, ProjectFlags project, Optional<String> defaultState) {
        return new Flags(
                where(projectDir, profilesDir),
                selection(project),
                deferral(projectDir, defaultState),
                run(project),
                project.compareUnrendered(),
                project.freshnessHooks(),
                List.copyOf(warnings));
    }

    private Flags.Where where(Path projectDir, Path profilesDir) {
        return new Flags.Where(
                projectDir,
                profilesDir,
                given.where().profile().or(() -> text("PROFILE")),
                given.where().target().or(() -> text("TARGET")),
                given.where().targetPath().or(() -> text("TARGET_PATH")),
                text("LOG_PATH").map(environment.directory()::resolve).map(Path::normalize));
    }

    private Flags.Selection selection(ProjectFlags project) {
        GivenFlags.Selection typed = given.selection();
        String indirect = typed.indirectSelection()
                .or(() -> text("INDIRECT_SELECTION"))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .or(project::indirectSelection)
                .orElse("eager");
        return new Flags.Selection(
                split(typed.select()),
                split(typed.exclude()),
                typed.selector(),
                oneOf("indirect selection", indirect, INDIRECT),
                kinds(typed.resourceTypes(), "RESOURCE_TYPES"),
                kinds(typed.excludeResourceTypes(), "EXCLUDE_RESOURCE_TYPES"));
    }

    private Flags.Kinds kinds(List<String> typed, String variable) {
        return typed.isEmpty()
                ? new Flags.Kinds(words(text(variable).orElse("")), false)
                : new Flags.Kinds(split(typed), true);
    }

    private static String oneOf(String what, String value, List<String> allowed) {
        if (allowed.contains(value)) return value;
        throw Problem.of(USAGE, what.replace(' ', '-') + "-unknown", "there is no %s '%s'".formatted(what, value))
                .next(Spelling.hint(value, allowed, "there are"))
                .stop();
    }

    /** dbt takes several words in one argument ({@code --select "a b"}); an empty one is a criterion that nothing fits. */
    private static List<String> split(List<String> arguments) {
        return arguments.stream()
                .flatMap(each -> Arrays.stream(each.split(" ", -1)))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private Flags.Deferral deferral(Path projectDir, Optional<String> defaultState) {
        GivenFlags.Deferral typed = given.deferral();
        Optional<Boolean> defer = Booleans.of(environment.option("DEFER"));
        Optional<Boolean> favor = Booleans.of(environment.option("FAVOR_STATE"));
        Optional<Flags.Folder> state =
                typed.state().or(() -> text("STATE")).or(() -> defaultState).map(at -> folder(at, projectDir));
        Optional<Flags.Folder> deferState =
                typed.deferState().or(() -> text("DEFER_STATE")).map(at -> folder(at, projectDir));
        return new Flags.Deferral(
                deprecated("DEFER_TO_STATE", "DEFER")
                        .map(Booleans::of)
                        .or(typed::defer)
                        .or(() -> defer),
                deprecated("ARTIFACT_STATE_PATH", "STATE")
                        .map(at -> folder(at.value(), environment.directory()))
                        .or(() -> state),
                deferState,
                // Not read as a boolean by dbt: DBT_FAVOR_STATE_MODE=false turns it on.
                deprecated("FAVOR_STATE_MODE", "FAVOR_STATE")
                        .map(set -> true)
                        .or(typed::favorState)
                        .or(() -> favor)
                        .orElse(false));
    }

    private Optional<Environment.Set> deprecated(String option, String now) {
        Optional<Environment.Set> set = environment.option(option);
        set.ifPresent(old -> warnings.add(Warning.of(
                "env-var-deprecated",
                "%s is deprecated and decides even against the command line; set DBT_%s instead"
                        .formatted(old.name(), now))));
        return set;
    }

    /** dbt looks for a file of that name in the current folder, though it looks for the state in the project. */
    private Flags.Folder folder(String written, Path base) {
        Path path = base.resolve(written).normalize();
        if (Files.isRegularFile(path)
                || Files.isRegularFile(environment.directory().resolve(written))) {
            throw Problem.of(
                            USAGE,
                            "state-is-a-file",
                            "the state must be a folder, and '%s' is a file".formatted(written))
                    .next("name the folder that holds manifest.json")
                    .stop();
        }
        return new Flags.Folder(written, path);
    }

    private Flags.Run run(ProjectFlags project) {
        GivenFlags.Run typed = given.run();
        Optional<Boolean> fullRefresh = Booleans.of(environment.option("FULL_REFRESH"));
        Optional<Boolean> selectedOnly = Booleans.of(environment.option("CACHE_SELECTED_ONLY"));
        Optional<Boolean> populate = Booleans.of(environment.option("POPULATE_CACHE"));
        return new Flags.Run(
                vars(typed.vars().orElse("{}")),
                typed.threads(),
                typed.fullRefresh().or(() -> fullRefresh).orElse(false),
                typed.cacheSelectedOnly()
                        .or(() -> selectedOnly)
                        .or(project::cacheSelectedOnly)
                        .orElse(false),
                typed.populateCache()
                        .or(() -> populate)
                        .or(project::populateCache)
                        .orElse(true));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> vars(String text) {
        try {
            Optional<Yaml> root = YamlReader.read("--vars", text);
            if (root.isPresent() && root.get() instanceof Yaml.Mapping map) return (Map<String, Object>) map.plain();
        } catch (Stop invalid) {
            throw varsInvalid().because(invalid.problem().message()).stop();
        }
        throw varsInvalid().stop();
    }

    private static Problem varsInvalid() {
        return Problem.of(USAGE, "vars-invalid", "what --vars gives is no YAML map")
                .next("write it as --vars '{name: value}'");
    }

    private Optional<String> text(String option) {
        return environment.option(option).map(Environment.Set::value);
    }
}
