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
 * @param rebuild how a new table or view takes the place of the old one
 */
public record CacheRules(
        Gap missingSchema,
        Gap missingDatabase,
        Gap refused,
        Set<String> absentWords,
        Optional<String> onlyDatabase,
        boolean listsFunctions,
        Rebuild rebuild) {
    public CacheRules {
        absentWords = Set.copyOf(absentWords);
    }

    /** Whether building a table anew drops the views that read it, and the cache follows. */
    public boolean rebuildTakesViewsAlong() {
        return rebuild == Rebuild.RENAMES_AND_DROPS_READERS;
    }

    /** Whether tables and views are built under another name and renamed, so that dbt does not know them for its own. */
    public boolean swapsNames() {
        return rebuild != Rebuild.IN_PLACE;
    }

    /** Whether dbt ever asks what lies in a database. */
    public boolean asks(String database) {
        return onlyDatabase.map(database::equalsIgnoreCase).orElse(true);
    }

    /** Whether dbt takes a relation for absent although it is there, or may be. */
    boolean misses(SchemaName schema, Look truth) {
        if (!asks(schema.database())) return true;
        if (truth instanceof Look.Present present) {
            return present.relation().kind() == RelationKind.FUNCTION && !listsFunctions;
        }
        return truth instanceof Look.Unreadable unreadable
                && gap(schema, unreadable.listing())
                        .filter(gap -> gap != Gap.STOPS)
                        .isPresent();
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

    /** How a new table or view takes the place of the old one. */
    public enum Rebuild {
        /** What reads it stays. */
        IN_PLACE,
        /** It is built under another name, and renamed; views go by name, and stay. */
        RENAMES,
        /** The same; but the old one, renamed, is dropped with the views that are bound to it. */
        RENAMES_AND_DROPS_READERS
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
