package io.devenv.core.sweep;

import io.devenv.core.relation.Dependencies;
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
final class Neighbours {
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

    /** Sorted by their first schemas. */
    List<Set<SchemaName>> groups() {
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
