package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.Optional;

/** What is recorded of builds, and the code that it is compared with. */
final class Recorded {
    private Recorded() {}

    /** A table, of which nobody noted when and from what code it was built. */
    static Built table(String name, String node, Built.Source source) {
        return new Built(
                Shop.DEV.relation(name),
                Optional.of(RelationKind.TABLE),
                Optional.of(node),
                Optional.empty(),
                Optional.empty(),
                source);
    }

    /** The same node with other code. */
    static Node coded(Node node, String body) {
        return coded(node, node.relation(), body);
    }

    /** The same node with other code and another relation. */
    static Node coded(Node node, Optional<RelationName> relation, String body) {
        return new Node(
                node.id(),
                node.name(),
                node.type(),
                node.packageName(),
                node.fqn(),
                relation,
                node.files(),
                node.config(),
                node.dependsOn(),
                body,
                node.fields());
    }
}
