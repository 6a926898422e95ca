package io.devenv.core.plan;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code dbt clone} makes of each node. Nodes do not wait for each other, and none changes what another finds.
 *
 * <p>Source: dbt-core 1.6 to 1.12, observed on recorded runs.
 */
public final class ClonePreview {
    private final Manifest state;
    private final Inventory inventory;
    private final Inventory seen;
    private final Set<RelationName> hidden;
    private final Quoting quoting;
    private final AdapterRules rules;
    private final boolean fullRefresh;

    /**
     * A preview of one invocation.
     *
     * @param state where production's relations are
     * @param inventory the schemas of the nodes and of their counterparts in the state
     * @param quoting of the project; production's names are searched for by it, too
     * @param fullRefresh {@code --full-refresh}; the nodes' own {@code full_refresh} plays no part
     */
    public ClonePreview(Manifest state, Inventory inventory, AdapterRules rules, Quoting quoting, boolean fullRefresh) {
        this.state = state;
        this.inventory = inventory;
        this.seen = inventory.seenBy(rules.cache());
        this.hidden = inventory.relations().stream()
                .filter(relation -> !relation.kind().isSeenByDbt())
                .map(Relation::name)
                .collect(Collectors.toUnmodifiableSet());
        this.quoting = quoting;
        this.rules = rules;
        this.fullRefresh = fullRefresh;
    }

    /** Ephemeral models among the selected are passed over. */
    public Cloning of(Collection<Node> selected) {
        List<Node> nodes = selected.stream()
                .filter(Node::isBuilt)
                .sorted(Comparator.comparing(Node::id))
                .toList();
        return new Cloning(nodes.stream().map(this::step).toList(), newSchemas(nodes));
    }

    /** The schemas that have to be listed: all of the project's, and where the state has the selected nodes. */
    public static Set<SchemaName> asked(Manifest branch, Collection<Node> selected, Manifest state) {
        Set<SchemaName> asked = new TreeSet<>(Opening.listed(branch));
        for (Node node : selected) {
            if (!node.isBuilt()) continue;
            inState(node, state).flatMap(Node::relation).ifPresent(name -> asked.add(name.inSchema()));
        }
        return asked;
    }

    private static Optional<Node> inState(Node node, Manifest state) {
        return state.node(node.id()).filter(Node::isBuilt);
    }

    private Set<SchemaName> newSchemas(List<Node> nodes) {
        Set<SchemaName> schemas = new TreeSet<>();
        for (Node node : nodes) {
            SchemaName schema = node.relation().orElseThrow().inSchema();
            if (inventory.listing(schema) instanceof Listing.Absent) schemas.add(schema);
        }
        return Collections.unmodifiableSet(schemas);
    }

    private CloneStep step(Node node) {
        RelationName target = node.relation().orElseThrow();
        Optional<Node> found = inState(node, state);
        if (found.isEmpty()) {
            return new CloneStep(
                    node,
                    target,
                    CloneReason.NOT_IN_STATE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        RelationName name = found.get().relation().orElseThrow();
        CloneReason reason = reason(node, found.get());
        Optional<RelationKind> made =
                reason.outcome() == CloneReason.Outcome.CREATES ? Optional.of(made(name)) : Optional.empty();
        Optional<RelationName> twin =
                reason == CloneReason.APPROXIMATE_MATCH ? twin(target).or(() -> twin(name)) : Optional.empty();
        Look production = look(name);
        CloneStep.Source source = new CloneStep.Source(
                name, Presence.of(production), production.truth().found().map(Relation::kind));
        return new CloneStep(node, target, reason, made, look(target).found(), twin, Optional.of(source));
    }

    /** In the order in which dbt decides; the first line that applies answers. */
    private CloneReason reason(Node node, Node inState) {
        RelationName target = node.relation().orElseThrow();
        RelationName production = inState.relation().orElseThrow();
        Look.Answer dev = look(target).answer();
        if (dev == Look.Answer.UNREADABLE) return CloneReason.LISTING_FAILED;
        if (dev == Look.Answer.OTHER_CASE) return CloneReason.APPROXIMATE_MATCH;
        boolean exists = dev == Look.Answer.PRESENT;
        if (exists && !fullRefresh) return CloneReason.EXISTS_IN_DEV;

        if (look(production).answer() == Look.Answer.OTHER_CASE) return CloneReason.APPROXIMATE_MATCH;
        if (has(Trait.NEEDS_DELTA) && !isDelta(node)) return CloneReason.WRONG_FILE_FORMAT;
        Optional<CloneReason> obstacle = obstacle(production);
        if (obstacle.isPresent()) return obstacle.get();

        boolean copies = made(production) == RelationKind.TABLE;
        if (isSame(target, production)) return ontoItself(copies);
        if (!rules.names().isWritable(target, quoting)) return CloneReason.NOT_WRITABLE;
        if (isNeverDropped(target)) return CloneReason.IN_THE_WAY;
        if (hidden.contains(target)) return CloneReason.NAME_TAKEN;
        if (copies && has(Trait.MINDS_TRANSIENCE) && !isTransient(node) && isTransient(inState)) {
            return CloneReason.TRANSIENT_IN_STATE;
        }
        return exists ? CloneReason.FULL_REFRESH : CloneReason.MISSING_IN_DEV;
    }

    /** dbt does not care whether production's relation exists: it makes a view of what it cannot see, and that may fail. */
    private Optional<CloneReason> obstacle(RelationName production) {
        Look look = look(production).truth();
        if (look instanceof Look.Unreadable unreadable) {
            boolean refused = unreadable.listing().refusal().isPresent();
            return Optional.of(refused ? CloneReason.STATE_RELATION_UNREADABLE : CloneReason.STATE_LISTING_FAILED);
        }
        return look.answer() == Look.Answer.PRESENT || hidden.contains(production)
                ? Optional.empty()
                : Optional.of(CloneReason.STATE_RELATION_MISSING);
    }

    private CloneReason ontoItself(boolean copies) {
        if (!copies) return CloneReason.VIEW_OF_ITSELF;
        if (has(Trait.DROPS_ITSELF)) return CloneReason.DROPS_ITSELF;
        return has(Trait.CLONES_ITSELF) ? CloneReason.CLONES_ITSELF : CloneReason.SAME_RELATION;
    }

    /** A table if dbt sees one that the warehouse can clone. */
    private RelationKind made(RelationName production) {
        return look(production)
                        .found()
                        .filter(relation -> rules.cloning().copied().contains(relation.kind()))
                        .isPresent()
                ? RelationKind.TABLE
                : RelationKind.VIEW;
    }

    /** What dbt finds under a name. */
    private Look look(RelationName name) {
        return seen.look(name, quoting);
    }

    private boolean has(Trait trait) {
        return rules.cloning().has(trait);
    }

    private boolean isSame(RelationName target, RelationName production) {
        return rules.names().same(target, production);
    }

    private boolean isNeverDropped(RelationName target) {
        return look(target)
                .found()
                .filter(relation -> rules.replacing().neverDropped().contains(relation.kind()))
                .isPresent();
    }

    private static boolean isDelta(Node node) {
        return node.config().text("file_format").filter("delta"::equals).isPresent();
    }

    /** Tables are transient unless somebody says otherwise (dbt-snowflake). */
    private static boolean isTransient(Node node) {
        return node.config().flag("transient").orElse(true);
    }

    private Optional<RelationName> twin(RelationName name) {
        return look(name) instanceof Look.OtherCase other
                ? Optional.of(other.twin().name())
                : Optional.empty();
    }
}
