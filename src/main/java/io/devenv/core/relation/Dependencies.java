package io.devenv.core.relation;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which relation needs which, one step, as the warehouse itself knows it: views and what they read, tables and what their
 * foreign keys point to. Names are as the warehouse lists them.
 */
public final class Dependencies {
    public static final Dependencies NONE = new Dependencies(Map.of());

    private final Map<RelationName, Set<RelationName>> needs = new TreeMap<>();
    private final Map<RelationName, Set<RelationName>> dependents = new TreeMap<>();

    public Dependencies(Map<RelationName, Set<RelationName>> needs) {
        needs.forEach((reader, needed) -> {
            this.needs.put(reader, Set.copyOf(needed));
            needed.forEach(name -> dependents.merge(name, Set.of(reader), Dependencies::sorted));
        });
    }

    /** Most relations have one reader, of hundreds of thousands. */
    private static Set<RelationName> sorted(Set<RelationName> some, Set<RelationName> more) {
        Set<RelationName> all = some instanceof TreeSet ? some : new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /** What each relation needs directly; sorted by who needs it. */
    public Map<RelationName, Set<RelationName>> needs() {
        return Collections.unmodifiableMap(needs);
    }

    /** What directly needs a relation, sorted. */
    public Set<RelationName> dependentsOf(RelationName name) {
        return Collections.unmodifiableSet(dependents.getOrDefault(name, Set.of()));
    }
}
