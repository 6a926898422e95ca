package io.devenv.core.manifest;

import java.util.Set;

/**
 * One macro.
 *
 * @param body equal exactly where macro_sql is equal; what stands before a slash is equal exactly where it is equal without the
 *     blanks around it
 * @param macros unique_ids of the macros it calls
 */
public record Macro(String id, String packageName, String body, Set<String> macros) {
    public Macro {
        macros = Set.copyOf(macros);
    }

    /** What code calls it by, without its package. */
    public String name() {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /** Equal exactly where macro_sql is equal but for blanks around it. */
    public String trimmedBody() {
        int slash = body.indexOf('/');
        return slash < 0 ? body : body.substring(0, slash);
    }
}
