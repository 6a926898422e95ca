package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.select.SelectionSpec.Criterion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes a plain name can mean at all, so that hundreds of names do not take a look at every node each. It only narrows:
 * {@link FqnRule} decides.
 */
final class NameIndex {
    /** Making the index costs as much as looking at every node once or twice. */
    private static final int WORTHWHILE = 3;

    private final Collection<Node> all;
    private final Map<String, List<Node>> byPart = new HashMap<>();
    /** Versions have rules of their own. */
    private final List<Node> versions = new ArrayList<>();

    private int asked;

    NameIndex(Collection<Node> nodes) {
        this.all = nodes;
    }

    private void build() {
        for (Node node : all) {
            List<String> fqn = node.fqn();
            if (node.version().isPresent()) versions.add(node);
            else if (!fqn.isEmpty()) add(node, fqn);
        }
    }

    /** A name is the last part, or begins the full name with its package or without. */
    private void add(Node node, List<String> fqn) {
        Set<String> keys = new LinkedHashSet<>(List.of(fqn.get(fqn.size() - 1), head(fqn.get(0))));
        if (fqn.size() > 1) keys.add(head(fqn.get(1)));
        keys.forEach(
                key -> byPart.computeIfAbsent(key, part -> new ArrayList<>()).add(node));
    }

    Collection<Node> candidates(Criterion criterion, GrammarRules rules) {
        boolean plain = criterion.method().equals("fqn")
                && !rules.nameMatchesId()
                && criterion.value() instanceof String name
                && !FqnRule.isWild(head(name));
        if (!plain || ++asked < WORTHWHILE) return all;
        if (asked == WORTHWHILE) build();
        String name = (String) criterion.value();
        // A node may stand in twice; hashing whole nodes would cost more than looking twice.
        List<Node> found = new ArrayList<>(versions);
        found.addAll(byPart.getOrDefault(name, List.of()));
        if (!head(name).equals(name)) found.addAll(byPart.getOrDefault(head(name), List.of()));
        return found;
    }

    private static String head(String part) {
        int dot = part.indexOf('.');
        return dot < 0 ? part : part.substring(0, dot);
    }
}
