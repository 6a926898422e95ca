package io.devenv.core.select;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The selectors that the project's selectors.yml defines.
 *
 * @param byName in the order of the file
 */
public record Selectors(Map<String, Definition> byName) {
    /** A project without selectors. */
    public static final Selectors NONE = new Selectors(Map.of());

    /** The method by which one selector names others. */
    public static final String METHOD = "selector";

    public Selectors {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * What a selector selects.
     *
     * @param isDefault used where nothing is selected by hand
     */
    public record Definition(SelectionSpec spec, boolean isDefault) {}

    /** The selector that dbt uses where neither {@code --select} nor {@code --exclude} is given. */
    public Optional<String> defaultName() {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().isDefault())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Stops where there is none of this name. */
    SelectionSpec named(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(Definition::spec)
                .orElseThrow(() -> Problem.of(Fault.USAGE, "selector-unknown", "Could not find selector named " + name)
                        .next(names())
                        .stop());
    }

    /** The names that fit a pattern, sorted. Stops where none does. */
    List<String> matching(Glob pattern) {
        List<String> names =
                byName.keySet().stream().filter(pattern::matches).sorted().toList();
        if (!names.isEmpty()) return names;
        throw Problem.of(
                        Fault.USAGE,
                        "selector-unknown",
                        "Selector '" + pattern + "' did not match any selector in selectors.yml")
                .next(names())
                .stop();
    }

    private String names() {
        return byName.isEmpty()
                ? "define it in selectors.yml: there is none so far"
                : "use one of " + String.join(", ", byName.keySet());
    }
}
