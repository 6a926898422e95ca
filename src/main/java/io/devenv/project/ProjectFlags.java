package io.devenv.project;

import io.devenv.project.yaml.None;
import io.devenv.project.yaml.Yaml;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code flags:} in dbt_project.yml sets, of the flags that devenv heeds. dbt drops the whole block without a word if
 * one value in it has a wrong type (1.11.16), and never renders Jinja in it; so does this.
 */
record ProjectFlags(
        Optional<Boolean> cacheSelectedOnly,
        Optional<Boolean> populateCache,
        Optional<String> indirectSelection,
        Optional<Boolean> compareUnrendered,
        Optional<Boolean> freshnessHooks) {
    static final ProjectFlags NONE =
            new ProjectFlags(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String COMPARE_UNRENDERED = "state_modified_compare_more_unrendered_values";
    private static final String FRESHNESS_HOOKS = "source_freshness_run_project_hooks";

    /** Flags that may not even be null. */
    private static final Set<String> STRICT =
            Set.of(COMPARE_UNRENDERED, FRESHNESS_HOOKS, "state_modified_compare_vars");

    private static final Set<String> BOOLEANS = Set.of(
            "cache_selected_only",
            "debug",
            "fail_fast",
            "partial_parse",
            "populate_cache",
            "static_parser",
            "use_colors",
            "use_colors_file",
            "use_experimental_parser",
            "version_check",
            "warn_error",
            "write_json");
    private static final Set<String> TEXTS =
            Set.of("indirect_selection", "log_format", "log_format_file", "log_level", "log_level_file");

    static ProjectFlags of(Yaml.Mapping flags) {
        boolean wellTyped = flags.entries().entrySet().stream()
                .allMatch(entry -> fits(entry.getKey(), entry.getValue().value().plain()));
        if (!wellTyped) return NONE;
        return new ProjectFlags(
                bool(flags, "cache_selected_only"),
                bool(flags, "populate_cache"),
                flags.get("indirect_selection")
                        .map(Yaml::plain)
                        .filter(String.class::isInstance)
                        .map(String.class::cast),
                bool(flags, COMPARE_UNRENDERED),
                bool(flags, FRESHNESS_HOOKS));
    }

    private static boolean fits(String name, Object value) {
        if (STRICT.contains(name)) return value instanceof Boolean;
        if (value == None.NONE) return true;
        if (BOOLEANS.contains(name)) return value instanceof Boolean;
        return !TEXTS.contains(name) || value instanceof String;
    }

    private static Optional<Boolean> bool(Yaml.Mapping flags, String name) {
        return flags.get(name)
                .map(Yaml::plain)
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast);
    }
}
