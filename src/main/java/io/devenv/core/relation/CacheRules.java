package io.devenv.core.relation;

/**
 * What dbt's relation cache holds for one adapter, so far as that differs. Semantics of dbt-adapters 1.8 to 1.24.
 *
 * @param refused what dbt makes of a schema that it may not list
 * @param rebuildTakesViewsAlong whether building a table anew drops the views that read it, and the cache follows
 */
public record CacheRules(Refused refused, boolean rebuildTakesViewsAlong) {
    /** What dbt makes of a schema that it may not list. */
    public enum Refused {
        /** Nothing in it exists. */
        ABSENT,
        /** The command ends. */
        STOPS
    }
}
