package io.devenv.core.relation;

import java.util.Optional;
import java.util.Set;

/**
 * What dbt's relation cache holds for one adapter, so far as that differs. Semantics of dbt-adapters 1.8 to 1.24.
 *
 * @param missingSchema what dbt makes of a schema that does not exist
 * @param missingDatabase what it makes of a database that does not exist
 * @param refused what it makes of a schema that it may not list
 * @param absentWords parts of the warehouse's words by which dbt takes a refused listing for an absent schema all the same
 * @param onlyDatabase the one database whose relations dbt lists, whatever database it is asked for; empty where it lists each
 * @param listsFunctions whether user functions count as relations
 * @param rebuildTakesViewsAlong whether building a table anew drops the views that read it, and the cache follows
 */
public record CacheRules(
        Gap missingSchema,
        Gap missingDatabase,
        Gap refused,
        Set<String> absentWords,
        Optional<String> onlyDatabase,
        boolean listsFunctions,
        boolean rebuildTakesViewsAlong) {
    public CacheRules {
        absentWords = Set.copyOf(absentWords);
    }

    /** Whether dbt ever asks what lies in a database. */
    public boolean asks(String database) {
        return onlyDatabase.map(database::equalsIgnoreCase).orElse(true);
    }

    /** What dbt makes of a schema that it does not get listed; empty for one that is, and where nobody knows what it is told. */
    public Optional<Gap> gap(SchemaName schema, Listing listing) {
        if (!asks(schema.database())) return Optional.of(Gap.EMPTY);
        if (listing instanceof Listing.Absent absent) {
            return Optional.of(absent.missing() == Listing.Absent.Missing.DATABASE ? missingDatabase : missingSchema);
        }
        return listing instanceof Listing.Unreadable unreadable
                ? unreadable.refusal().map(this::gap)
                : Optional.empty();
    }

    private Gap gap(String refusal) {
        return absentWords.stream().anyMatch(refusal::contains) ? Gap.EMPTY : refused;
    }

    /** What dbt makes of a place it cannot see into. */
    public enum Gap {
        /** Nothing in it exists. */
        EMPTY,
        /** Nothing in it exists; but commands that create schemas end before they have built anything. */
        STOPS_BUILDING,
        /** The command ends. */
        STOPS
    }
}
