package io.devenv.core.select;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.select.SelectionSpec.Criterion;
import java.util.ArrayList;
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

    private final Manifest manifest;
    private final Map<String, List<String>> byPart = new HashMap<>();
    /** Versions have rules of their own. */
    private NodeSet versions;

    private int asked;

    NameIndex(Manifest manifest) {
        this.manifest = manifest;
        this.versions = manifest.none();
    }

    private void build() {
        versions = manifest.all().where(node -> node.version().isPresent());
        for (Node node : manifest.all().minus(versions)) {
            if (!node.fqn().isEmpty()) add(node);
        }
    }

    /** A name is the last part, or begins the full name with its package or without. */
    private void add(Node node) {
        List<String> fqn = node.fqn();
        Set<String> keys = new LinkedHashSet<>(List.of(fqn.get(fqn.size() - 1), head(fqn.get(0))));
        if (fqn.size() > 1) keys.add(head(fqn.get(1)));
        keys.forEach(
                key -> byPart.computeIfAbsent(key, part -> new ArrayList<>()).add(node.id()));
    }

    NodeSet candidates(Criterion criterion, GrammarRules rules) {
        boolean plain = criterion.method().equals("fqn")
                && !rules.nameMatchesId()
                && criterion.value() instanceof String name
                && !FqnRule.isWild(head(name));
        if (!plain || ++asked < WORTHWHILE) return manifest.all();
        if (asked == WORTHWHILE) build();
        String name = (String) criterion.value();
        return versions.union(named(name)).union(named(head(name)));
    }

    private NodeSet named(String part) {
        return manifest.some(byPart.getOrDefault(part, List.of()));
    }

    private static String head(String part) {
        int dot = part.indexOf('.');
        return dot < 0 ? part : part.substring(0, dot);
    }
}
