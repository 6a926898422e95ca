package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nodes that were chosen in dbt's selection syntax. dbt knows the branch's nodes only: what no node of the branch makes any more is
 * chosen by the name it used to have, where the selection has plain names.
 *
 * @param ids unique_ids of the branch's nodes that were selected
 * @param names plain names among what was selected
 * @param excluded plain names among what was excluded
 * @param others whether what has no node is taken, too, unless its name is excluded: nothing but exclusions was typed
 */
public record ChosenNodes(Set<String> ids, Set<String> names, Set<String> excluded, boolean others) {
    public ChosenNodes {
        ids = Set.copyOf(ids);
        names = Set.copyOf(names);
        excluded = Set.copyOf(excluded);
    }

    /**
     * Whether a relation was chosen.
     *
     * @param node unique_id of the branch's node to which it belongs, if it belongs to one
     */
    boolean take(Standing standing, Optional<String> node, NameRules rules) {
        if (node.isPresent()) return ids.contains(node.get());
        List<String> called = names(standing, rules);
        if (called.stream().anyMatch(excluded::contains)) return false;
        return others || called.stream().anyMatch(names::contains);
    }

    /** The plain names of the selection that mean what no node of the branch makes. */
    public List<String> meant(Standing standing, NameRules rules) {
        return names(standing, rules).stream()
                .filter(name -> names.contains(name) || excluded.contains(name))
                .distinct()
                .toList();
    }

    /** What somebody may call it: by the node that used to make it, or by its own name, or by that of what it is a working relation of. */
    private static List<String> names(Standing standing, NameRules rules) {
        RelationName name = standing.base().orElse(standing.name());
        return Stream.concat(
                        standing.was().stream().flatMap(ChosenNodes::names),
                        Stream.of(name.identifier(), rules.warehouseFold().apply(name.identifier())))
                .toList();
    }

    /** Of {@code model.shop.orders.v2}: {@code orders}, {@code orders.v2} and the whole. */
    private static Stream<String> names(String id) {
        String[] parts = id.split("\\.", 4);
        if (parts.length < 3) return Stream.of(id);
        return parts.length == 3 ? Stream.of(id, parts[2]) : Stream.of(id, parts[2], parts[2] + "." + parts[3]);
    }
}
