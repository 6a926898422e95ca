package io.devenv.core.state;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The macros that differ between two manifests, and who is affected.
 *
 * <p>A macro is changed if its text differs, if it is new, or if it is gone; dbt's own macros take part, so another dbt or
 * adapter version changes much. Affected is every macro that reaches a changed one.
 */
final class ChangedMacros {
    private final Set<String> changed = new TreeSet<>();
    private final Set<String> affected;

    ChangedMacros(Manifest current, Manifest state) {
        Map<String, Macro> before = state.macros();
        Map<String, Macro> now = current.macros();
        now.forEach((id, macro) -> {
            Macro old = before.get(id);
            if (old == null || !old.body().equals(macro.body())) changed.add(id);
        });
        before.keySet().stream().filter(id -> !now.containsKey(id)).forEach(changed::add);
        affected = reaching(changed, now);
    }

    Set<String> ids() {
        return Set.copyOf(changed);
    }

    boolean affect(Node node) {
        return node.dependsOn().macros().stream().anyMatch(affected::contains);
    }

    private static Set<String> reaching(Set<String> changed, Map<String, Macro> macros) {
        Map<String, List<String>> callers = new HashMap<>();
        macros.forEach((id, macro) -> macro.macros()
                .forEach(called -> callers.computeIfAbsent(called, key -> new ArrayList<>())
                        .add(id)));
        Set<String> reached = new HashSet<>(changed);
        Deque<String> open = new ArrayDeque<>(changed);
        while (!open.isEmpty()) {
            for (String caller : callers.getOrDefault(open.pop(), List.of())) {
                if (reached.add(caller)) open.push(caller);
            }
        }
        return reached;
    }
}
