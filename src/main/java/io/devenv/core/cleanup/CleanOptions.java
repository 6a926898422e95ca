package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.Map;
import java.util.Set;

/**
 * What the user asked of clean.
 *
 * @param choice what of all that could go is meant
 * @param refused what the warehouse would not let go, and why; it is kept
 * @param forcesTemporaries take temporaries that a dbt run may still be at work on
 */
public record CleanOptions(
        Choice choice,
        Leftovers leftovers,
        Disposal disposal,
        Map<RelationName, String> refused,
        boolean forcesTemporaries) {
    public static final CleanOptions DEFAULT =
            new CleanOptions(Choice.DEFAULT, Leftovers.DROP, Disposal.SET_ASIDE, Map.of(), false);

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
        refused = Map.copyOf(refused);
    }

    public CleanOptions choosing(Choice chosen) {
        return new CleanOptions(chosen, leftovers, disposal, refused, forcesTemporaries);
    }

    public CleanOptions only(Set<RelationClass> classes) {
        return choosing(choice.only(classes));
    }

    public CleanOptions named(Set<RelationName> relations) {
        return choosing(choice.named(relations));
    }

    public CleanOptions replacing(Leftovers how) {
        return new CleanOptions(choice, how, disposal, refused, forcesTemporaries);
    }

    public CleanOptions forGood() {
        return new CleanOptions(choice, leftovers, Disposal.FOR_GOOD, refused, forcesTemporaries);
    }

    /** The same, knowing what the warehouse would refuse to let go, and why. */
    public CleanOptions refused(Map<RelationName, String> reasons) {
        return new CleanOptions(choice, leftovers, disposal, reasons, forcesTemporaries);
    }

    public CleanOptions forcingTemporaries() {
        return new CleanOptions(choice, leftovers, disposal, refused, true);
    }
}
