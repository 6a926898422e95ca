package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where nodes of the state would lie in dev, for those that the branch no longer makes there: deleted, renamed, moved,
 * disabled, or ephemeral now. Projects name schemas as they like ({@code generate_schema_name}), so it is learned from the
 * nodes both manifests have; where none tells, dbt's own rule is taken.
 */
public final class DevPlaces {
    /** Nodes that share a place in the state and a custom schema share one in dev. */
    private record Origin(SchemaName place, Optional<String> customSchema) {}

    private final Map<RelationName, Node> byPlace = new HashMap<>();
    private final Set<SchemaName> schemas = new TreeSet<>();
    private final Map<Origin, Set<SchemaName>> learned = new HashMap<>();
    private final Map<String, String> databases = new TreeMap<>();
    private final boolean customSchemasIgnored;
    private final SchemaName home;

    public DevPlaces(Manifest branch, Optional<Manifest> state, SchemaName home, NameRules rules) {
        this.home = home;
        this.customSchemasIgnored = branch.built().stream()
                .anyMatch(node -> customSchema(node).isPresent()
                        && node.relation()
                                .map(name -> rules.folded(name.inSchema()))
                                .filter(rules.folded(home)::equals)
                                .isPresent());
        state.ifPresent(made -> {
            made.forEachBeside(branch, this::learn);
            made.forEachBeside(branch, (inState, inBranch) -> place(inState, inBranch, rules));
        });
    }

    private void place(Node inState, Optional<Node> inBranch, NameRules rules) {
        if (!BranchNames.hasRelation(inState) || isStillThere(inState, inBranch, rules)) return;
        for (RelationName name : places(inState)) {
            byPlace.putIfAbsent(rules.folded(name), inState);
            schemas.add(name.inSchema());
        }
    }

    /** Schemas that nodes of the state would have in dev and that the branch may no longer write to. */
    public Set<SchemaName> schemas() {
        return new TreeSet<>(schemas);
    }

    /** The state's node that dbt would have built here in dev, by the folded name. */
    Optional<Node> node(RelationName folded) {
        return Optional.ofNullable(byPlace.get(folded));
    }

    private void learn(Node inState, Optional<Node> inBranch) {
        if (!BranchNames.hasRelation(inState)
                || inBranch.filter(BranchNames::hasRelation).isEmpty()) return;
        Node inDev = inBranch.get();
        RelationName from = inState.relation().orElseThrow();
        RelationName to = inDev.relation().orElseThrow();
        databases.putIfAbsent(from.database(), to.database());
        if (!customSchema(inState).equals(customSchema(inDev))) return;
        Origin origin = new Origin(from.inSchema(), customSchema(inState));
        learned.computeIfAbsent(origin, key -> new TreeSet<>()).add(to.inSchema());
    }

    /** True where the branch makes the node under the same name in a place it shares with the state's custom schema. */
    private static boolean isStillThere(Node inState, Optional<Node> inBranch, NameRules rules) {
        return inBranch.filter(BranchNames::hasRelation)
                .filter(node -> customSchema(node).equals(customSchema(inState)))
                .filter(node -> rules.warehouseFold()
                        .apply(identifier(node))
                        .equals(rules.warehouseFold().apply(identifier(inState))))
                .isPresent();
    }

    private List<RelationName> places(Node inState) {
        RelationName name = inState.relation().orElseThrow();
        if (inState.config().text("target_schema").isPresent()) return List.of();
        Set<SchemaName> known = learned.get(new Origin(name.inSchema(), customSchema(inState)));
        if (known != null) {
            return known.stream()
                    .sorted(Comparator.naturalOrder())
                    .map(schema -> schema.relation(name.identifier()))
                    .toList();
        }
        String database = databases.getOrDefault(name.database(), home.database());
        String schema = customSchema(inState)
                .filter(custom -> !customSchemasIgnored)
                .map(custom -> home.schema() + "_" + custom)
                .orElse(home.schema());
        return List.of(new RelationName(database, schema, name.identifier()));
    }

    private static String identifier(Node node) {
        return node.relation().map(RelationName::identifier).orElse("");
    }

    private static Optional<String> customSchema(Node node) {
        return node.config().text("schema").map(String::strip).filter(text -> !text.isEmpty());
    }
}
