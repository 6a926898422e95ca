package io.devenv.project;

import static io.devenv.core.problem.Fault.PROJECT;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Problem;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import io.devenv.project.jinja.Variables;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import io.devenv.project.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the profile and the target as dbt does, and renders the chosen output; the others may be as wrong as they like.
 *
 * <p>Types are dbt's: nothing is converted, so a number in quotes is text, and text is no number of threads.
 */
final class ProfileReader {
    /** What adapters of dbt call the same thing. Where both are set, the second one counts. */
    private static final Map<String, String> ALIASES = Map.of(
            "pass",
            "password",
            "dbname",
            "database",
            "project",
            "database",
            "dataset",
            "schema",
            "catalog",
            "database");

    private final ProjectFile file;
    private final Renderer renderer;
    private final Environment environment;
    private final Function<String, Optional<String>> defaultSchema;

    /** @param defaultSchema the schema of an adapter where the output names none; most have no default */
    ProfileReader(
            ProjectFile file,
            Variables variables,
            Environment environment,
            Function<String, Optional<String>> defaultSchema) {
        this.file = file;
        this.renderer = new Renderer(file, variables);
        this.environment = environment;
        this.defaultSchema = defaultSchema;
    }

    Target read(String profile, Flags flags) {
        Yaml.Mapping raw = profile(profile);
        String name = flags.where().target().orElseGet(() -> targetOf(profile, raw));
        Yaml.Mapping output = output(profile, raw, name);
        String path = profile + ".outputs." + name;
        Map<String, @Nullable Object> settings = canonical(renderer.fields(output, path));
        String type = type(settings, output, path);
        return new Target(
                profile,
                name,
                type,
                schema(settings, type, output, path),
                flags.run().threads().orElseGet(() -> threads(settings, output, path)),
                environment.directory().toString(),
                new Fields(settings));
    }

    private Yaml.Mapping profile(String profile) {
        Yaml raw = file.root().get(profile).orElseThrow(() -> notFound(profile).stop());
        if (raw instanceof Yaml.Mapping map && !map.entries().isEmpty()) return map;
        throw file.problem(
                        "profile-empty",
                        "the profile '%s' is empty".formatted(profile),
                        file.root().lineOf(profile),
                        profile)
                .stop();
    }

    private Problem notFound(String profile) {
        return Problem.of(PROJECT, "profile-not-found", "%s has no profile '%s'".formatted(file.name(), profile))
                .because("the project names it, or --profile, or DBT_PROFILE")
                .next(Spelling.hint(profile, file.root().entries().keySet(), "profiles there"));
    }

    private String targetOf(String profile, Yaml.Mapping raw) {
        if (!raw.entries().containsKey("target")) return "default";
        String path = profile + ".target";
        Object name =
                raw.get("target").map(value -> renderer.value(value, path)).orElse(None.NONE);
        if (name instanceof String text) return text;
        String message = name == None.NONE
                ? "target is empty"
                : "target is %s, which is not text".formatted(PythonText.of(name));
        throw file.problem("target-invalid", message, raw.lineOf("target"), path)
                .next("name one of the outputs, in quotes if it looks like a number or a boolean")
                .stop();
    }

    private Yaml.Mapping output(String profile, Yaml.Mapping raw, String name) {
        String path = profile + ".outputs";
        Optional<Yaml> found = raw.get("outputs");
        if (found.isEmpty() || !(found.get() instanceof Yaml.Mapping outputs)) {
            throw file.problem(
                            "outputs-missing",
                            "the profile '%s' has no outputs".formatted(profile),
                            raw.lineOf("outputs"),
                            path)
                    .stop();
        }
        Yaml output = outputs.get(name)
                .orElseThrow(() -> file.problem(
                                "target-not-found",
                                "the profile '%s' has no target '%s'".formatted(profile, name),
                                raw.lineOf("outputs"),
                                path)
                        .next(Spelling.hint(name, outputs.entries().keySet(), "targets there"))
                        .stop());
        if (output instanceof Yaml.Mapping map) return map;
        throw file.problem(
                        "output-invalid",
                        "the output '%s' must hold keys and values".formatted(name),
                        outputs.lineOf(name),
                        path + "." + name)
                .stop();
    }

    private static Map<String, @Nullable Object> canonical(Map<String, @Nullable Object> settings) {
        Map<String, @Nullable Object> canonical = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            String name = ALIASES.getOrDefault(key, key);
            if (name.equals(key) || !settings.containsKey(name)) canonical.put(name, value);
        });
        return canonical;
    }

    private String type(Map<String, @Nullable Object> settings, Yaml.Mapping output, String path) {
        if (settings.get("type") instanceof String type && !type.isBlank()) return type;
        throw file.problem("type-missing", "the output has no type that is text", output.lineOf("type"), path + ".type")
                .next("name the adapter there")
                .stop();
    }

    private String schema(Map<String, @Nullable Object> settings, String type, Yaml.Mapping output, String path) {
        Object schema = settings.get("schema");
        if (schema instanceof String text) return text;
        int line = output.lineOf(output.get("dataset").isPresent() ? "dataset" : "schema");
        if (!settings.containsKey("schema")) {
            return defaultSchema
                    .apply(type)
                    .orElseThrow(
                            () -> file.problem("schema-missing", "the output has no schema", line, path + ".schema")
                                    .next("name the schema that dbt shall build into")
                                    .stop());
        }
        String wrong =
                schema instanceof Secret ? "comes from a secret, and devenv would have to print it" : "is not text";
        throw file.problem("schema-invalid", "the schema " + wrong, line, path + ".schema")
                .stop();
    }

    private int threads(Map<String, @Nullable Object> settings, Yaml.Mapping output, String path) {
        if (!settings.containsKey("threads")) return 1;
        Object threads = settings.get("threads");
        if (threads instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() > 0) {
            return number.intValue();
        }
        throw file.problem(
                        "threads-invalid",
                        "threads must be a whole number above 0",
                        output.lineOf("threads"),
                        path + ".threads")
                .next("write it without quotes, or with `| as_number` if it comes from env_var")
                .stop();
    }
}
