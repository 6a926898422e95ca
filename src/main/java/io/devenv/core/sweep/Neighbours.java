package io.devenv.core.sweep;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts schemas together of which one has a relation that needs one of the other, however many are between them. */
public final class Neighbours {
    private final Map<SchemaName, SchemaName> leaders = new HashMap<>();

    Neighbours(Map<SchemaName, Judged> candidates, Dependencies dependencies) {
        candidates.keySet().forEach(name -> leaders.put(name, name));
        candidates.forEach((name, judged) -> {
            for (Relation relation : judged.schema().relations()) {
                for (RelationName reader : dependencies.dependentsOf(relation.name())) {
                    if (leaders.containsKey(reader.inSchema())) join(name, reader.inSchema());
                }
            }
        });
    }

    private Neighbours(Set<SchemaName> schemas) {
        schemas.forEach(name -> leaders.put(name, name));
    }

    /** Some schemas, whatever needs what in them. */
    public static Neighbours of(Set<SchemaName> schemas, Dependencies dependencies, NameRules rules) {
        Neighbours neighbours = new Neighbours(schemas);
        Map<SchemaName, SchemaName> known = new HashMap<>();
        schemas.forEach(name -> known.merge(rules.folded(name), name, (one, other) -> {
            neighbours.join(one, other);
            return one;
        }));
        dependencies.needs().forEach((reader, needed) -> {
            SchemaName from = known.get(rules.folded(reader.inSchema()));
            if (from == null) return;
            for (RelationName name : needed) {
                SchemaName to = known.get(rules.folded(name.inSchema()));
                if (to != null) neighbours.join(from, to);
            }
        });
        return neighbours;
    }

    /** Sorted by their first schemas. */
    public List<Set<SchemaName>> groups() {
        Map<SchemaName, Set<SchemaName>> groups = new TreeMap<>();
        for (SchemaName name : new TreeSet<>(leaders.keySet())) {
            groups.computeIfAbsent(leader(name), key -> new TreeSet<>()).add(name);
        }
        return new ArrayList<>(groups.values());
    }

    private void join(SchemaName one, SchemaName other) {
        SchemaName first = leader(one);
        SchemaName second = leader(other);
        if (first.compareTo(second) < 0) leaders.put(second, first);
        else leaders.put(first, second);
    }

    private SchemaName leader(SchemaName name) {
        SchemaName at = name;
        while (true) {
            SchemaName next = Optional.ofNullable(leaders.get(at)).orElseThrow();
            if (next.equals(at)) return at;
            at = next;
        }
    }
}
