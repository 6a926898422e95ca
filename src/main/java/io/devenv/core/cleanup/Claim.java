package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * A node of the branch and what lies under its name in dev, with all that is asked about the two again and again.
 *
 * @param inState the state's node of the same unique_id
 * @param history what the records say of the relation
 */
record Claim(Node node, Relation relation, Optional<Node> inState, BuildHistory history) {
    String id() {
        return node.id();
    }

    /** Production's relation of the node. */
    Optional<RelationName> inProduction() {
        return inState.filter(BranchNames::hasRelation).flatMap(Node::relation);
    }
}
