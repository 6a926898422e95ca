package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.Set;

/**
 * What the user asked of clean.
 *
 * @param only classes to clean; empty for all that are cleaned by default
 * @param named relations to clean and no other; empty for all. Naming one lifts the rules that keep it by default, but
 *     never the need for proof, and what is yours, downstream or unknown stays all the same
 */
public record CleanOptions(Set<RelationClass> only, Set<RelationName> named, Leftovers leftovers, Disposal disposal) {
    public static final CleanOptions DEFAULT = new CleanOptions(Set.of(), Set.of(), Leftovers.DROP, Disposal.SET_ASIDE);

    /** What becomes of a leftover. */
    public enum Leftovers {
        DROP,
        /** A view of production's relation takes its place. */
        REPLACE_BY_VIEW
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
    }

    public CleanOptions replacing() {
        return new CleanOptions(only, named, Leftovers.REPLACE_BY_VIEW, disposal);
    }

    public CleanOptions forGood() {
        return new CleanOptions(only, named, leftovers, Disposal.FOR_GOOD);
    }

    public CleanOptions only(Set<RelationClass> classes) {
        return new CleanOptions(classes, named, leftovers, disposal);
    }

    public CleanOptions named(Set<RelationName> relations) {
        return new CleanOptions(only, relations, leftovers, disposal);
    }
}
