package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the names in the branch's and the state's manifest prove in schemas that are made for one pull request or one developer, and
 * nothing else: whatever the schema is called, dbt gives its relations there the names that they have everywhere.
 */
public final class KnownNames {
    private static final Set<RelationKind> CHANGEABLE =
            EnumSet.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

    private final NameRules rules;
    private final NavigableMap<String, List<Node>> byIdentifier = new TreeMap<>();
    private final Map<String, Node> pointers = new HashMap<>();
    private final Set<RelationName> sources = new HashSet<>();

    public KnownNames(Manifest branch, Optional<Manifest> state, NameRules rules) {
        this.rules = rules;
        Stream.concat(Stream.of(branch), state.stream()).forEach(manifest -> {
            manifest.nodes().forEach(this::add);
            manifest.disabled().forEach(this::add);
        });
    }

    private void add(Node node) {
        Optional<RelationName> name = node.relation();
        if (node.type() == ResourceType.SOURCE) name.map(rules::folded).ifPresent(sources::add);
        if (!BranchNames.hasRelation(node) || name.isEmpty()) return;
        byIdentifier
                .computeIfAbsent(folded(name.get().identifier()), key -> new ArrayList<>(2))
                .add(node);
        if (node.version().isPresent()) pointers.putIfAbsent(folded(node.name()), node);
    }

    /** Whether the name of a relation, and what it is, prove that dbt built it. */
    public Proof of(Relation relation) {
        RelationName name = relation.name();
        if (sources.contains(rules.folded(name))) return Proof.none("a source of the project reads it");
        if (TrashName.of(name.identifier()).isPresent()) {
            return Proof.none("named like what devenv sets aside, but its journal does not know it");
        }
        if (!CHANGEABLE.contains(relation.kind())) return Proof.none("devenv does not change " + kind(relation) + "s");
        List<Node> nodes = named(name.identifier());
        Optional<Node> fitting = nodes.stream()
                .filter(node -> Kinds.of(node).contains(relation.kind()))
                .findFirst();
        if (fitting.isPresent()) return Proof.by("the name of " + fitting.get().label());
        if (nodes.stream().anyMatch(node -> isCloneOf(relation, node))) return Proof.by("a view of production's");
        if (!nodes.isEmpty()) {
            return Proof.none(
                    "a manifest has the name, but as another kind than the " + kind(relation) + " that lies there");
        }
        return byPointer(relation)
                .or(() -> byWorkingName(name.identifier()))
                .orElseGet(() -> Proof.none(RelationClass.UNKNOWN.meaning()));
    }

    /** Whether its definition could still prove what its name and kind do not: dbt clone makes views of what is a table elsewhere. */
    public boolean mayBeClone(Relation relation) {
        return relation.kind() == RelationKind.VIEW
                && relation.definition().isEmpty()
                && !of(relation).given()
                && !named(relation.name().identifier()).isEmpty();
    }

    private boolean isCloneOf(Relation relation, Node node) {
        return node.relation()
                .filter(shown -> CloneView.shows(relation, shown, rules))
                .isPresent();
    }

    private Optional<Proof> byPointer(Relation relation) {
        if (relation.kind() != RelationKind.VIEW) return Optional.empty();
        return Optional.ofNullable(pointers.get(folded(relation.name().identifier())))
                .map(node -> Proof.by("dbt's view of the latest version of " + node.name()));
    }

    private Optional<Proof> byWorkingName(String identifier) {
        return WorkingName.of(identifier)
                .filter(working -> isBase(working))
                .map(working -> Proof.by("dbt's name for a working relation of " + working.base()));
    }

    private boolean isBase(WorkingName working) {
        String base = folded(working.base());
        if (byIdentifier.containsKey(base)) return true;
        if (!working.mayBeCut()) return false;
        String next = byIdentifier.ceilingKey(base);
        return next != null && next.startsWith(base);
    }

    private List<Node> named(String identifier) {
        return byIdentifier.getOrDefault(folded(identifier), List.of());
    }

    private String folded(String identifier) {
        return rules.warehouseFold().apply(identifier);
    }

    private static String kind(Relation relation) {
        return relation.kind().spoken();
    }
}
