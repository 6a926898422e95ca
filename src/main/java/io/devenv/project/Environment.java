package io.devenv.project;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What surrounds a command.
 *
 * @param variables the environment variables
 * @param directory the current folder, absolute
 * @param home the user's home folder
 * @param user the user's name in the operating system
 */
public record Environment(Map<String, String> variables, Path directory, Path home, String user) {
    private static final String ENGINE = "DBT_ENGINE_";

    public Environment {
        variables = Map.copyOf(variables);
        directory = directory.toAbsolutePath().normalize();
    }

    /** The value of a variable; set to nothing counts as not set, as dbt's options have it. */
    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A dbt option from the environment: {@code DBT_ENGINE_X} before {@code DBT_X}.
     *
     * @param option the name without prefix, as TARGET_PATH
     */
    Optional<Set> option(String option) {
        return set(ENGINE + option).or(() -> set("DBT_" + option));
    }

    /** The same without some variables. */
    public Environment without(Predicate<String> names) {
        Map<String, String> others = new HashMap<>(variables);
        others.keySet().removeIf(names);
        return new Environment(others, directory, home, user);
    }

    private Optional<Set> set(String name) {
        return get(name).map(value -> new Set(name, value));
    }

    /** A path as the user would type it here: relative if it lies in or below the current folder. */
    String shown(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        if (!whole.startsWith(directory) || whole.equals(directory)) return path.toString();
        return directory.relativize(whole).toString();
    }

    /** Without the variables: some hold secrets. */
    @Override
    public String toString() {
        return "Environment[directory=" + directory + ", user=" + user + "]";
    }

    /** A variable that is set. */
    record Set(String name, String value) {}
}
