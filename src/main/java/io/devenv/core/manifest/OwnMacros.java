package io.devenv.core.manifest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Macros of a project, and of packages it has installed, by which dbt does otherwise than by itself. */
public final class OwnMacros {
    /** What dbt's own materializations call for what they create. */
    private static final List<String> WRAPPING =
            List.of("create_table_as", "create_view_as", "get_create_", "materialization_");

    private final Optional<String> project;
    private final Map<String, Set<String>> packages = new HashMap<>();

    private OwnMacros(Optional<String> project) {
        this.project = project;
    }

    /** All but those that come with dbt and its adapters. */
    public static OwnMacros of(Manifest manifest) {
        OwnMacros own = new OwnMacros(manifest.metadata().projectName());
        for (Macro macro : manifest.macros().values()) {
            if (own.isDbts(macro)) continue;
            own.packages.computeIfAbsent(macro.name(), name -> new HashSet<>()).add(macro.packageName());
        }
        return own;
    }

    private boolean isDbts(Macro macro) {
        boolean named = macro.packageName().equals("dbt") || macro.packageName().startsWith("dbt_");
        return named && project.filter(macro.packageName()::equals).isEmpty();
    }

    /** Whether a call of this name may become anything in the code of some node. */
    public boolean override(String call) {
        return packages.containsKey(call);
    }

    /**
     * Whether a call in a node's code means a macro, and may become anything. The node's own package and the project may take over what
     * dbt has, other packages may not (dbt-core's macro namespace, 1.5 to 1.11). Where the project's name is unknown, any may be it.
     */
    public boolean override(String call, Node caller) {
        Set<String> owners = packages.getOrDefault(call, Set.of());
        return owners.contains(caller.packageName())
                || project.map(owners::contains).orElse(!owners.isEmpty());
    }

    /** Whether what dbt creates may be more than the query. */
    public boolean wrapQueries() {
        return packages.keySet().stream().anyMatch(name -> WRAPPING.stream().anyMatch(name::contains));
    }
}
