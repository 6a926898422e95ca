package io.devenv.project;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Problem;
import io.devenv.project.jinja.Variables;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import io.devenv.project.yaml.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads dbt_project.yml. Only the keys that devenv needs are rendered: what goes wrong in others is dbt's to say. */
final class DbtProjectReader {
    private static final Map<String, List<String>> PATHS = Map.of(
            "model-paths", List.of("models"),
            "seed-paths", List.of("seeds"),
            "snapshot-paths", List.of("snapshots"),
            "test-paths", List.of("tests"),
            "macro-paths", List.of("macros"),
            "analysis-paths", List.of("analyses"),
            "function-paths", List.of("functions"));

    private final ProjectFile file;
    private final Renderer renderer;

    DbtProjectReader(ProjectFile file, Variables variables) {
        this.file = file;
        this.renderer = new Renderer(file, variables);
    }

    /** The profile the project names; rendered before there is a target, with secrets, as dbt does. */
    static Optional<String> profileName(ProjectFile file, Variables ofProfile) {
        Renderer renderer = new Renderer(file, ofProfile);
        return file.root()
                .get("profile")
                .map(value -> renderer.value(value, "profile"))
                .filter(value -> value != None.NONE)
                .map(PythonText::of);
    }

    DbtProject read(Flags.Where where, Optional<String> profile) {
        Path root = where.projectDir();
        return new DbtProject(
                name(),
                root,
                profile,
                root.resolve(where.targetPath().or(() -> text("target-path")).orElse("target"))
                        .normalize(),
                where.logPath()
                        .orElseGet(() ->
                                root.resolve(rawText("log-path").orElse("logs")).normalize()),
                root.resolve(text("packages-install-path").orElse("dbt_packages"))
                        .normalize(),
                quoting(),
                paths(),
                versions(),
                vars());
    }

    private String name() {
        Object name = value("name")
                .orElseThrow(() -> wrong("name", "the project has no name").stop());
        if (name instanceof String text && text.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) return text;
        throw wrong("name", "the name must be text of letters, digits and underscores")
                .stop();
    }

    private Fields quoting() {
        Optional<Yaml> block = file.root().get("quoting").filter(value -> value.plain() != None.NONE);
        if (block.isEmpty()) return Fields.NONE;
        if (!(block.get() instanceof Yaml.Mapping map))
            throw wrong("quoting", "quoting must hold keys and values").stop();
        Map<String, @Nullable Object> quoting = renderer.fields(map, "quoting");
        quoting.forEach((part, quoted) -> {
            if (quoted != null && !(quoted instanceof Boolean)) {
                throw file.problem(
                                "project-field-invalid",
                                "quoting takes true or false",
                                map.lineOf(part),
                                "quoting." + part)
                        .stop();
            }
        });
        return new Fields(quoting);
    }

    private Map<String, Object> vars() {
        Map<String, Object> vars = new LinkedHashMap<>();
        file.root()
                .get("vars")
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .ifPresent(map -> map.entries()
                        .forEach((name, entry) -> vars.put(name, entry.value().plain())));
        return vars;
    }

    private Map<String, List<String>> paths() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        PATHS.keySet().stream()
                .sorted()
                .forEach(key -> paths.put(
                        key, value(key).map(value -> texts(key, value)).orElse(PATHS.get(key))));
        return paths;
    }

    private List<String> versions() {
        return value("require-dbt-version")
                .map(value ->
                        value instanceof String one ? List.of(one.split(",")) : texts("require-dbt-version", value))
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .toList();
    }

    private List<String> texts(String key, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(key, key + " must be a list of texts").stop();
    }

    private Optional<String> text(String key) {
        return value(key).map(value -> {
            if (value instanceof String text) return text;
            throw wrong(key, key + " must be text").stop();
        });
    }

    /** dbt takes the log path as it stands, Jinja and all. */
    private Optional<String> rawText(String key) {
        return file.root()
                .get(key)
                .map(Yaml::plain)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private Optional<Object> value(String key) {
        return file.root().get(key).map(value -> renderer.value(value, key)).filter(value -> value != None.NONE);
    }

    private Problem wrong(String key, String message) {
        return file.problem("project-field-invalid", message, file.root().lineOf(key), key);
    }
}
