package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * What {@code dbt clone} makes of one node.
 *
 * @param target where the branch has the node
 * @param made the kind of relation that is there afterwards; empty where nothing is made, or nobody knows
 * @param existing what lies there before; empty where nothing does, or where dbt does not look
 * @param twin what dbt stumbles over: a relation that differs from the searched name only in letter case, in dev or in production
 * @param source where the state has the node; empty if it has not
 */
public record CloneStep(
        Node node,
        RelationName target,
        CloneReason reason,
        Optional<RelationKind> made,
        Optional<Relation> existing,
        Optional<RelationName> twin,
        Optional<Source> source) {

    /**
     * Production's relation.
     *
     * @param presence whether it exists; unknown where dbt does not look, or nobody can
     * @param kind its kind, if it exists
     */
    public record Source(RelationName name, Presence presence, Optional<RelationKind> kind) {}

    /** The same, with another kind of relation made of it. */
    CloneStep making(Optional<RelationKind> other) {
        return new CloneStep(node, target, reason, other, existing, twin, source);
    }

    public boolean creates() {
        return reason.outcome() == CloneReason.Outcome.CREATES;
    }

    /** The kind of relation that makes room for the clone; empty where nothing has to. */
    public Optional<RelationKind> replaces() {
        return creates() ? existing.map(Relation::kind) : Optional.empty();
    }

    /** Whether dbt would destroy production's own relation. */
    public boolean destroysProduction() {
        return reason == CloneReason.DROPS_ITSELF || reason == CloneReason.VIEW_OF_ITSELF;
    }

    /** Whether rows are gone afterwards that nothing but the replaced relation held: views and what refreshes itself hold none. */
    public boolean losesData() {
        return destroysProduction() || replaces().filter(CloneStep::holdsRows).isPresent();
    }

    private static boolean holdsRows(RelationKind kind) {
        return switch (kind) {
            case TABLE, OTHER -> true;
            case VIEW, MATERIALIZED_VIEW, DYNAMIC_TABLE, EXTERNAL, FOREIGN_TABLE, FUNCTION, SCHEMA -> false;
        };
    }
}
