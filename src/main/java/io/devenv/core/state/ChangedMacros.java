package io.devenv.core.state;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The macros that differ between two manifests, and who is affected.
 *
 * <p>A macro is changed if its text differs, if it is new, or if it is gone; dbt's own macros take part, so another dbt or
 * adapter version changes much. Affected is every macro that reaches a changed one. The Rust engine takes no notice of new and
 * lost macros, nor of blanks around a text, nor of what a macro calls.
 */
final class ChangedMacros {
    private final Map<String, Macro> before;
    private final Map<String, Macro> now;
    private final Set<String> changed = new TreeSet<>();

    /** Every affected macro, and the macro by which it reaches a changed one soonest; a changed one leads to itself. */
    private final Map<String, String> next = new HashMap<>();

    ChangedMacros(Manifest current, Manifest state, ComparisonRules rules) {
        before = state.macros();
        now = current.macros();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        all.stream().filter(id -> differs(id, rules)).forEach(changed::add);
        changed.forEach(id -> next.put(id, id));
        if (!rules.rust()) reachFromBelow();
    }

    boolean affect(Node node) {
        return !next.isEmpty()
                && !Collections.disjoint(next.keySet(), node.dependsOn().macros());
    }

    /** The changed macros that a node reaches soonest through each of its own, with the way there. */
    List<Difference> reachedFrom(Node node) {
        Map<String, Difference> found = new TreeMap<>();
        for (String own : new TreeSet<>(node.dependsOn().macros())) {
            if (!next.containsKey(own)) continue;
            List<String> way = wayFrom(own);
            String last = way.get(way.size() - 1);
            Difference known = found.get(last);
            if (known == null || known.via().size() > way.size()) {
                found.put(last, new Difference(last, side(before, last), side(now, last), way));
            }
        }
        return List.copyOf(found.values());
    }

    private boolean differs(String id, ComparisonRules rules) {
        Macro old = before.get(id);
        Macro current = now.get(id);
        if (old == null || current == null) return !rules.rust();
        return rules.rust()
                ? !old.trimmedBody().equals(current.trimmedBody())
                : !old.body().equals(current.body());
    }

    private void reachFromBelow() {
        Map<String, List<String>> callers = new HashMap<>();
        now.forEach((id, macro) -> macro.macros()
                .forEach(called -> callers.computeIfAbsent(called, key -> new ArrayList<>())
                        .add(id)));
        Queue<String> open = new ArrayDeque<>(changed);
        while (!open.isEmpty()) {
            String called = open.remove();
            for (String caller : callers.getOrDefault(called, List.of())) {
                if (next.putIfAbsent(caller, called) == null) open.add(caller);
            }
        }
    }

    private List<String> wayFrom(String macro) {
        List<String> way = new ArrayList<>(List.of(macro));
        String last = macro;
        while (!changed.contains(last)) {
            last = next.getOrDefault(last, last);
            way.add(last);
        }
        return way;
    }

    private static Side side(Map<String, Macro> macros, String id) {
        return macros.containsKey(id) ? Side.UNREAD : Side.NOT_SET;
    }
}
