package io.devenv.core.defer;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What dbt believes to exist at one moment of a run: the listing it began with, every relation it has built since, without those
 * that went along when another was replaced. Mutable, as dbt's own cache is; one for each preview.
 *
 * <p>Source: {@code RelationsCache} of dbt-adapters 1.8 to 1.24. It keeps one relation for all names of the same letters.
 */
public final class RelationCache {
    private final Inventory listed;
    private final NameRules rules;
    private final Quoting quoting;
    private final Map<RelationName, Place> byLetters = new HashMap<>();
    /** Every name that was asked for: most are asked for once by each node that reads them. */
    private final Map<RelationName, Spot> spots = new HashMap<>();

    /** What all names of the same letters share. */
    private static final class Place {
        private Optional<Touched> since = Optional.empty();
        private int touches;
    }

    /** What is there since something was built or dropped: one relation, or none. */
    private record Touched(SchemaName schema, List<Relation> there) {
        Look look(RelationName name, NameRules rules, Quoting quoting) {
            RelationName searched = rules.searched(name, quoting);
            for (Relation relation : there) {
                if (relation.name().equals(searched)) return new Look.Present(relation);
            }
            return listed(rules).look(name, quoting);
        }

        Inventory listed(NameRules rules) {
            return new Inventory(rules, Map.of(schema, new Listing.Listed(there)));
        }
    }

    /** One name, for those who look at it again and again. */
    public final class Spot {
        private final RelationName name;
        private final Place place;
        private final Look atStart;
        private Look now;
        private int touches;

        private Spot(RelationName name) {
            this.name = name;
            this.place = placeOf(name);
            this.atStart = listed.look(name, quoting);
            this.now = atStart;
        }

        /** What lies there at this moment. */
        public Look look() {
            if (touches != place.touches) {
                touches = place.touches;
                now = place.since.map(there -> there.look(name, rules, quoting)).orElse(atStart);
            }
            return now;
        }
    }

    /**
     * A cache as dbt fills it at the start.
     *
     * @param quoting of the project; it decides how a searched name is folded
     */
    public RelationCache(Inventory listed, Quoting quoting) {
        this.listed = listed;
        this.rules = listed.rules();
        this.quoting = quoting;
    }

    public Look look(RelationName name) {
        return spot(name).look();
    }

    /** The same name for many looks. */
    public Spot spot(RelationName name) {
        Spot known = spots.get(name);
        if (known != null) return known;
        Spot first = new Spot(name);
        spots.put(name, first);
        return first;
    }

    /** The same question before anything was built. */
    public Look lookAtStart(RelationName name) {
        return spot(name).atStart;
    }

    private Place place(RelationName name) {
        Spot known = spots.get(name);
        return known != null ? known.place : placeOf(name);
    }

    private Place placeOf(RelationName name) {
        return byLetters.computeIfAbsent(rules.letters(name), letters -> new Place());
    }

    /** A relation was built under another name and renamed: it is known by its very name from now on. */
    public void renamedTo(Relation relation) {
        put(relation.name(), List.of(relation));
    }

    /**
     * A relation was built in its place: dbt remembers it as its own, and looks parts that the project does not quote up in any
     * letter case. One that lay there under a name of the same letters stays in its stead.
     */
    public void created(Relation relation) {
        boolean taken = look(relation.name()).answer() == Look.Answer.ABSENT
                && !place(relation.name())
                        .since
                        .map(there -> there.listed(rules))
                        .orElse(listed)
                        .alike(relation.name())
                        .isEmpty();
        if (taken) return;
        RelationName own = rules.searched(relation.name(), quoting);
        put(own, List.of(Relation.of(own, relation.kind())));
    }

    /** A relation was dropped along with one it reads. */
    public void gone(RelationName name) {
        put(name, List.of());
    }

    /** Whether this run has changed anything under this name. */
    public boolean isTouched(RelationName name) {
        return place(name).since.isPresent();
    }

    private void put(RelationName name, List<Relation> there) {
        Place place = place(name);
        place.touches++;
        place.since = Optional.of(new Touched(name.inSchema(), there));
    }
}
