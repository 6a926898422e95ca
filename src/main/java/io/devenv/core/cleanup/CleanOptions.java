package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.Map;
import java.util.Set;

/**
 * What the user asked of clean.
 *
 * @param only classes to clean; empty for all that are cleaned by default
 * @param named relations to clean and no other; empty for all. Naming one lifts the rules that keep it by default, but
 *     never the need for proof, and what is yours, downstream or unknown stays all the same
 * @param refused what the warehouse would not let go, and why; it is kept
 * @param forcesTemporaries take temporaries that a dbt run may still be at work on
 */
public record CleanOptions(
        Set<RelationClass> only,
        Set<RelationName> named,
        Leftovers leftovers,
        Disposal disposal,
        Map<RelationName, String> refused,
        boolean forcesTemporaries) {
    public static final CleanOptions DEFAULT =
            new CleanOptions(Set.of(), Set.of(), Leftovers.DROP, Disposal.SET_ASIDE, Map.of());

    public CleanOptions(
            Set<RelationClass> only,
            Set<RelationName> named,
            Leftovers leftovers,
            Disposal disposal,
            Map<RelationName, String> refused) {
        this(only, named, leftovers, disposal, refused, false);
    }

    /** What becomes of a leftover. */
    public enum Leftovers {
        DROP,
        /** A clone of production's relation takes its place: a view of it where there is no zero-copy. No view in a table's place. */
        CLONE,
        /** The same, and a copy of the rows where production has a table and there is no zero-copy. */
        COPY,
        /** As CLONE, with views in the places of tables, too. */
        CLONE_OVER_TABLES,
        /** As COPY, with views in the places of tables, too. */
        COPY_OVER_TABLES;

        boolean copies() {
            return this == COPY || this == COPY_OVER_TABLES;
        }

        boolean replacesTables() {
            return this == CLONE_OVER_TABLES || this == COPY_OVER_TABLES;
        }
    }

    /** What becomes of what holds rows. */
    public enum Disposal {
        /** Renamed, and freed by a later purge. */
        SET_ASIDE,
        FOR_GOOD
    }

    public CleanOptions {
        only = Set.copyOf(only);
        named = Set.copyOf(named);
        refused = Map.copyOf(refused);
    }

    public CleanOptions replacing(Leftovers how) {
        return new CleanOptions(only, named, how, disposal, refused, forcesTemporaries);
    }

    public CleanOptions forGood() {
        return new CleanOptions(only, named, leftovers, Disposal.FOR_GOOD, refused, forcesTemporaries);
    }

    public CleanOptions only(Set<RelationClass> classes) {
        return new CleanOptions(classes, named, leftovers, disposal, refused, forcesTemporaries);
    }

    public CleanOptions named(Set<RelationName> relations) {
        return new CleanOptions(only, relations, leftovers, disposal, refused, forcesTemporaries);
    }

    /** The same, knowing what the warehouse would refuse to let go, and why. */
    public CleanOptions refused(Map<RelationName, String> reasons) {
        return new CleanOptions(only, named, leftovers, disposal, reasons, forcesTemporaries);
    }

    public CleanOptions forcingTemporaries() {
        return new CleanOptions(only, named, leftovers, disposal, refused, true);
    }
}
