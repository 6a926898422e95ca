package io.devenv.core.relation;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the warehouse says exists: each schema that was asked for is listed, absent or unreadable. */
public final class Inventory {
    private static final Comparator<Relation> BY_NAME = Comparator.comparing(Relation::name);

    private final NameRules rules;
    private final Map<SchemaName, Listing> listings;
    private final Optional<CacheRules> sight;
    private final Index index;

    /**
     * From listings.
     *
     * @param listings by schema; schemas that differ only in letter case may stand here side by side
     */
    public Inventory(NameRules rules, Map<SchemaName, Listing> listings) {
        this(rules, Map.copyOf(listings), Optional.empty(), Index.of(rules, listings.values()));
    }

    private Inventory(
            NameRules rules,
            Map<SchemaName, Listing> listings,
            Optional<CacheRules> sight,
            Index index) {
        this.rules = rules;
        this.listings = listings;
        this.sight = sight;
        this.index = index;
    }

    /**
     * Where each name stands.
     *
     * @param seen what dbt lists, by the letters of the name
     * @param unseen what it never does, by the name as the warehouse folds it
     */
    private record Index(Map<RelationName, List<Relation>> seen, Map<RelationName, Relation> unseen) {
        static Index of(NameRules rules, Collection<Listing> listings) {
            Index index = new Index(new HashMap<>(), new HashMap<>());
            for (Listing listing : listings) {
                if (!(listing instanceof Listing.Listed listed)) continue;
                for (Relation relation : listed.relations()) index.add(relation, rules);
            }
            return index;
        }

        private void add(Relation relation, NameRules rules) {
            if (relation.kind().isSeenByDbt()) {
                seen.merge(rules.letters(relation.name()), List.of(relation), Index::sorted);
            } else {
                unseen.put(rules.folded(relation.name()), relation);
            }
        }

        private static List<Relation> sorted(List<Relation> some, List<Relation> more) {
            return Stream.concat(some.stream(), more.stream()).sorted(BY_NAME).toList();
        }
    }

    public NameRules rules() {
        return rules;
    }

    public Set<SchemaName> schemas() {
        return new TreeSet<>(listings.keySet());
    }

    /** The part of it in some of the schemas, which may be written in another letter case where the warehouse does not mind. */
    public Inventory only(Set<SchemaName> schemas) {
        Set<SchemaName> folded = schemas.stream().map(rules::folded).collect(Collectors.toSet());
        Map<SchemaName, Listing> part = new HashMap<>(listings);
        part.keySet().removeIf(schema -> !folded.contains(rules.folded(schema)));
        return part(part);
    }

    /**
     * The part of it that asking for some schemas brings to light: with a schema come those whose names differ only in letter
     * case, where dbt stumbles over what lies in them.
     */
    public Inventory askedFor(Set<SchemaName> schemas) {
        Inventory asked = only(schemas);
        if (rules.search().schemas() == NameRules.CaseMatch.DIFFERENT) return asked;
        Set<SchemaName> letters =
                asked.listings.keySet().stream().map(rules::letters).collect(Collectors.toSet());
        Map<SchemaName, Listing> part = new HashMap<>(listings);
        part.keySet().removeIf(schema -> !letters.contains(rules.letters(schema)));
        return part(part);
    }

    private Inventory part(Map<SchemaName, Listing> part) {
        return new Inventory(rules, Map.copyOf(part), sight, Index.of(rules, part.values()));
    }

    /** The same as dbt gets to see it: {@link #look} says what dbt finds, and with it what is in truth. */
    public Inventory seenBy(CacheRules dbt) {
        return new Inventory(rules, listings, Optional.of(dbt), index);
    }

    /** What came of asking for a schema; unreadable if nobody asked. */
    public Listing listing(SchemaName schema) {
        Listing found = listings.get(schema);
        return found != null ? found : byLetters(schema);
    }

    private Listing byLetters(SchemaName schema) {
        return listings.entrySet().stream()
                .filter(entry -> rules.letters(entry.getKey()).equals(rules.letters(schema)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> new Listing.Unreadable(neverListed(schema)));
    }

    /** Every relation of every listed schema, sorted by name. */
    public List<Relation> relations() {
        return listings.values().stream()
                .filter(Listing.Listed.class::isInstance)
                .flatMap(listing -> ((Listing.Listed) listing).relations().stream())
                .sorted(BY_NAME)
                .toList();
    }

    /** By what one sees whether a relation is still the one it is now; empty where none of this very name is listed. */
    public Optional<Fingerprint> fingerprint(RelationName name) {
        if (!(listing(name.inSchema()) instanceof Listing.Listed listed)) return Optional.empty();
        return alike(name).stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .map(relation -> Fingerprint.of(relation, listed.marks().getOrDefault(name, Map.of())));
    }

    /**
     * What has this very name in the warehouse, whether or not dbt gets to see it; functions do not count, for they have names of
     * their own. Indexes, sequences and types may hold a name, too: no listing has them.
     */
    public Optional<Relation> holder(RelationName name) {
        return Stream.concat(alike(name).stream(), Stream.ofNullable(index.unseen().get(rules.folded(name))))
                .filter(relation -> relation.kind().holdsName() && rules.same(relation.name(), name))
                .findFirst();
    }

    /**
     * Looks one name up as dbt does in its relation cache.
     *
     * @param quoting the project's quoting; decides whether the searched name is folded
     */
    public Look look(RelationName name, Quoting quoting) {
        Look truth = search(name, rules.searched(name, quoting));
        boolean unseen = sight.isPresent() && sight.get().misses(name.inSchema(), truth);
        return unseen ? new Look.Unseen(truth) : truth;
    }

    private Look search(RelationName name, RelationName searched) {
        List<Relation> alike = alike(name);
        for (Relation relation : alike) {
            if (relation.name().equals(searched)) return new Look.Present(relation);
        }
        for (Relation relation : alike) {
            NameRules.CaseMatch match = match(relation.name(), searched);
            if (match == NameRules.CaseMatch.SAME) return new Look.Present(relation);
            if (match == NameRules.CaseMatch.ERROR) return new Look.OtherCase(relation);
        }
        return searchedIn(searched, name) instanceof Listing.Unreadable unreadable
                ? new Look.Unreadable(unreadable)
                : new Look.Absent();
    }

    /** What came of asking for the schema that dbt looks into; where case makes two of one, the other one tells nothing. */
    private Listing searchedIn(RelationName searched, RelationName written) {
        Listing found = listings.get(searched.inSchema());
        if (found != null) return found;
        if (rules.search().schemas() != NameRules.CaseMatch.DIFFERENT) return listing(written.inSchema());
        Listing asWritten = listings.get(written.inSchema());
        return asWritten != null ? asWritten : new Listing.Unreadable(neverListed(written.inSchema()));
    }

    /** Relations whose names differ in nothing but letter case and quotes around a part, sorted. */
    public List<Relation> alike(RelationName name) {
        return index.seen().getOrDefault(rules.letters(name), List.of());
    }

    /** What dbt makes of a relation whose name has the same letters. */
    private NameRules.CaseMatch match(RelationName found, RelationName searched) {
        boolean sameSchema = found.inSchema().equals(searched.inSchema());
        return sameSchema ? rules.search().identifiers() : rules.search().schemas();
    }

    private static Problem neverListed(SchemaName schema) {
        return Problem.of(Fault.WAREHOUSE, "schema-not-listed", "schema " + schema + " was not listed");
    }
}
