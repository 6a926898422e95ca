package io.devenv.project;

import io.devenv.project.jinja.VarValue;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code var()} gives in the code of nodes. Command line before this project, in each the scope of the node's package before what is set for all, and only then
 * what the package itself sets (dbt-core 1.5 to 1.12, {@code ModelConfiguredVar}).
 *
 * @param given {@code --vars}
 * @param project the name of the project
 * @param own its {@code vars}
 * @param elsewhere whether a file of its own may set more (vars.yml, dbt 1.12)
 */
public record CodeVars(Map<String, Object> given, String project, Map<String, Object> own, boolean elsewhere) {
    /**
     * The value of a variable.
     *
     * @param packageName of the node in whose code it is asked for
     */
    public VarValue of(String packageName, String name) {
        if (given.containsKey(name)) return new VarValue.Known(given.get(name));
        if (elsewhere) return new VarValue.Unknown();
        Optional<Object> set = Optional.empty();
        if (own.get(packageName) instanceof Map<?, ?> scope) set = Optional.ofNullable(scope.get(name));
        Optional<Object> value = set.or(() -> Optional.ofNullable(own.get(name)));
        if (value.isPresent()) return new VarValue.Known(value.get());
        return packageName.equals(project) ? new VarValue.NotSet() : new VarValue.Unknown();
    }
}
