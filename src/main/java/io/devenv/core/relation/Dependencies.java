package io.devenv.core.relation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which relation needs which, one step, as the warehouse itself knows it: views and what they read, tables and what their
 * foreign keys point to. Names are as the warehouse lists them.
 */
public record Dependencies(Map<RelationName, Set<RelationName>> needs) {
    public static final Dependencies NONE = new Dependencies(Map.of());

    public Dependencies {
        Map<RelationName, Set<RelationName>> copy = new TreeMap<>();
        needs.forEach((name, needed) -> copy.put(name, Set.copyOf(needed)));
        needs = copy;
    }

    /** What directly needs a relation, sorted. */
    public Set<RelationName> dependentsOf(RelationName name) {
        Set<RelationName> found = new TreeSet<>();
        needs.forEach((reader, needed) -> {
            if (needed.contains(name)) found.add(reader);
        });
        return found;
    }
}
