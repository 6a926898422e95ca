package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which node made a relation in an earlier manifest, by the relation's name. */
final class PastNames {
    private final NameRules rules;
    private final Map<RelationName, List<PastNode>> byName = new HashMap<>();

    PastNames(Past past, NameRules rules) {
        this.rules = rules;
        past.nodes()
                .forEach(each -> byName.computeIfAbsent(rules.folded(each.name()), name -> new ArrayList<>(1))
                        .add(each));
        byName.values()
                .forEach(
                        nodes -> nodes.sort(Comparator.comparing(PastNode::last).reversed()));
    }

    /** Newest first. */
    List<PastNode> of(RelationName name) {
        return Collections.unmodifiableList(byName.getOrDefault(rules.folded(name), List.of()));
    }
}
