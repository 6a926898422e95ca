package io.devenv.core.cleanup;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Who needs whom, and what must stay and in which order the rest goes because of it. Names are compared as the warehouse does. */
public final class Blocking {
    private final NameRules rules;
    private final Map<RelationName, Set<RelationName>> needs = new HashMap<>();
    private final Map<RelationName, Set<RelationName>> readers = new HashMap<>();

    public Blocking(Dependencies dependencies, NameRules rules) {
        this.rules = rules;
        dependencies.needs().forEach((reader, needed) -> needed.forEach(name -> add(reader, name)));
    }

    private void add(RelationName reader, RelationName needed) {
        if (rules.same(reader, needed)) return;
        needs.computeIfAbsent(rules.folded(reader), key -> new HashSet<>()).add(rules.folded(needed));
        readers.computeIfAbsent(rules.folded(needed), key -> new TreeSet<>()).add(reader);
    }

    /**
     * What cannot go because something that stays needs it, and so on down: by name, what needs it directly and stays.
     *
     * @param going what is meant to go
     * @param spared true where a reader keeps working although what it needs goes: something takes its place
     */
    public Map<RelationName, Set<RelationName>> blocked(
            Collection<RelationName> going, BiPredicate<RelationName, RelationName> spared) {
        Map<RelationName, RelationName> left = byFolded(going);
        Deque<RelationName> suspects = new ArrayDeque<>(left.keySet());
        while (!suspects.isEmpty()) {
            RelationName key = suspects.pop();
            RelationName name = left.get(key);
            if (name == null || staying(name, left.keySet(), spared).isEmpty()) continue;
            left.remove(key);
            suspects.addAll(needs.getOrDefault(key, Set.of()));
        }
        Map<RelationName, Set<RelationName>> blocked = new TreeMap<>();
        byFolded(going).forEach((key, name) -> {
            if (!left.containsKey(key)) blocked.put(name, staying(name, left.keySet(), spared));
        });
        return blocked;
    }

    private Set<RelationName> staying(
            RelationName name, Set<RelationName> going, BiPredicate<RelationName, RelationName> spared) {
        Set<RelationName> found = new TreeSet<>();
        for (RelationName reader : readers.getOrDefault(rules.folded(name), Set.of())) {
            if (!going.contains(rules.folded(reader)) && !spared.test(reader, name)) found.add(reader);
        }
        return found;
    }

    /** What needs another goes before it; else by name. What needs each other in a circle is left out. */
    public List<RelationName> inOrder(Collection<RelationName> going) {
        Map<RelationName, RelationName> names = byFolded(going);
        Map<RelationName, Integer> waiting = new HashMap<>();
        names.keySet().forEach(key -> waiting.put(key, 0));
        names.keySet()
                .forEach(key -> needs.getOrDefault(key, Set.of())
                        .forEach(needed -> waiting.computeIfPresent(needed, (name, count) -> count + 1)));
        TreeSet<RelationName> ready = new TreeSet<>();
        waiting.forEach((key, count) -> {
            if (count == 0) ready.add(key);
        });
        Deque<RelationName> order = new ArrayDeque<>();
        while (!ready.isEmpty()) {
            RelationName key = ready.pollFirst();
            order.add(key);
            for (RelationName needed : needs.getOrDefault(key, Set.of())) {
                Integer count = waiting.computeIfPresent(needed, (name, before) -> before - 1);
                if (count != null && count == 0) ready.add(needed);
            }
        }
        return order.stream().map(key -> names.getOrDefault(key, key)).toList();
    }

    private Map<RelationName, RelationName> byFolded(Collection<RelationName> all) {
        Map<RelationName, RelationName> found = new HashMap<>();
        all.forEach(name -> found.put(rules.folded(name), name));
        return found;
    }
}
