package io.devenv.core.manifest;

import java.util.Set;

/**
 * One macro.
 *
 * @param body equal exactly where macro_sql is equal
 * @param macros unique_ids of the macros it calls
 */
public record Macro(String id, String packageName, String body, Set<String> macros) {
    public Macro {
        macros = Set.copyOf(macros);
    }
}
