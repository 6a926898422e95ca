package io.devenv.core.cleanup;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Macros of a project, or of packages it has installed, by which dbt does otherwise than by itself.
 *
 * @param names without packages
 */
record OwnMacros(Set<String> names) {
    /** What dbt's own materializations call for what they create. */
    private static final List<String> WRAPPING =
            List.of("create_table_as", "create_view_as", "get_create_", "materialization_");

    static OwnMacros of(Manifest manifest) {
        return new OwnMacros(manifest.macros().values().stream()
                .filter(macro -> !macro.packageName().equals("dbt")
                        && !macro.packageName().startsWith("dbt_"))
                .map(Macro::id)
                .map(id -> id.substring(id.lastIndexOf('.') + 1))
                .collect(Collectors.toSet()));
    }

    /** Whether a call of this name may become anything. */
    boolean override(String call) {
        return names.contains(call);
    }

    /** Whether what dbt creates may be more than the query. */
    boolean wrapQueries() {
        return names.stream().anyMatch(name -> WRAPPING.stream().anyMatch(name::contains));
    }
}
