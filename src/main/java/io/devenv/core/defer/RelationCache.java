package io.devenv.core.defer;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
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
    private final Map<RelationName, Asked> asked = new HashMap<>();

    /** What all names of the same letters share. */
    private static final class Place {
        /** An inventory of the one relation that is there since it was touched, or of none. */
        private Optional<Inventory> since = Optional.empty();
    }

    private record Asked(Look atStart, Place place) {}

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
        Asked known = asked(name);
        return known.place.since.isPresent() ? known.place.since.get().look(name, quoting) : known.atStart;
    }

    /** The same question before anything was built. */
    public Look lookAtStart(RelationName name) {
        return asked(name).atStart;
    }

    private Asked asked(RelationName name) {
        return asked.computeIfAbsent(name, first -> new Asked(listed.look(first, quoting), place(first)));
    }

    private Place place(RelationName name) {
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
        place(name).since = Optional.of(new Inventory(rules, Map.of(name.inSchema(), new Listing.Listed(there))));
    }
}
