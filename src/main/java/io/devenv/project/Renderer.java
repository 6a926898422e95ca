package io.devenv.project;

import io.devenv.core.problem.Problem;
import io.devenv.core.target.Secret;
import io.devenv.project.jinja.JinjaFault;
import io.devenv.project.jinja.Template;
import io.devenv.project.jinja.Variables;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import io.devenv.project.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the Jinja in a file's values. Keys are never rendered, as in dbt. What must not be seen comes out as {@link Secret}. */
final class Renderer {
    private final ProjectFile file;
    private final Variables variables;

    Renderer(ProjectFile file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    /** A value; {@link None} stays. */
    Object value(Yaml value, String path) {
        return rendered(value, path, SecretKeys.matches(path));
    }

    /** A map's values, ready for {@link io.devenv.core.document.Fields}: None becomes null. */
    Map<String, @Nullable Object> fields(Yaml.Mapping map, String path) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> fields.put(key, orNull(value(entry.value(), path + "." + key))));
        return fields;
    }

    private Object rendered(Yaml value, String path, boolean secret) {
        if (value instanceof Yaml.Scalar scalar) return scalar(scalar, path, secret);
        if (value instanceof Yaml.Sequence list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Yaml item : list.items()) {
                items.add(orNull(rendered(item, path + "[" + items.size() + "]", secret)));
            }
            return items;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        ((Yaml.Mapping) value).entries().forEach((key, entry) -> {
            String below = path + "." + key;
            fields.put(key, orNull(rendered(entry.value(), below, secret || SecretKeys.matches(below))));
        });
        return fields;
    }

    private Object scalar(Yaml.Scalar scalar, String path, boolean secret) {
        if (!(scalar.value() instanceof String text)) return secret ? hidden(scalar.value()) : scalar.value();
        Object value = template(text, scalar, path, secret);
        return secret || SecretKeys.carried(value) ? hidden(value) : value;
    }

    private Object template(String text, Yaml.Scalar scalar, String path, boolean secret) {
        try {
            return Template.of(text).render(variables);
        } catch (JinjaFault fault) {
            // dbt takes a password that is no Jinja, or fails as Jinja, for the password itself.
            boolean literally = SecretKeys.isPassword(path) && fault.kind() != JinjaFault.Kind.UNSUPPORTED;
            if (literally) return text;
            throw problem(fault, secret ? "the value" : text.strip(), scalar.line(), path)
                    .stop();
        }
    }

    private Problem problem(JinjaFault fault, String expression, int line, String path) {
        String message = "cannot render %s: %s".formatted(expression, fault.reason());
        Problem problem = file.problem(fault.kind().code(), message, line, path);
        return switch (fault.kind()) {
            case UNSUPPORTED ->
                problem.because(
                                "devenv reads the Jinja that profiles need: env_var, var, target, the filters as_text, "
                                        + "as_number, as_bool, as_native, int, lower, upper, trim, replace, default, and ~, and, or, not, in, comparisons, if/else")
                        .next("write the value with these, or set it by an environment variable");
            case ENV_VAR_MISSING -> problem.next("set the variable, or give env_var a second argument as default");
            case VAR_MISSING -> problem.next("give it with --vars, or give var a second argument as default");
            case INVALID, SECRET_NOT_ALLOWED -> problem;
        };
    }

    private static Object hidden(Object value) {
        return value instanceof Secret || value == None.NONE ? value : new Secret(PythonText.of(value));
    }

    private static @Nullable Object orNull(Object value) {
        return value == None.NONE ? null : value;
    }
}
