package io.devenv.core.state;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Two manifests held side by side by the rules of one dbt. */
final class Compared {
    private Compared() {}

    static ComparisonRules rules(String dbt) {
        return ComparisonRules.of(DbtVersion.of(dbt), Optional.empty());
    }

    static StateComparison compare(Manifest now, Manifest state, String dbt) {
        return StateComparison.of(now, state, rules(dbt));
    }

    static NodeChanges changes(TestManifest old, TestManifest now) {
        Manifest state = old.build();
        Manifest branch = now.build();
        return new NodeChanges(branch, state, compare(branch, state, "1.11.16"));
    }

    static NodeChange change(TestManifest old, TestManifest now, String id) {
        return changes(old, now).of(id).orElseThrow();
    }

    /** A manifest of one node. */
    static Manifest manifest(ResourceType type, UnaryOperator<TestNode> settings) {
        return new TestManifest().node(type, "x", settings).build();
    }

    static Node only(Manifest manifest) {
        return manifest.nodes().iterator().next();
    }

    /** A setting as somebody wrote it. */
    static UnaryOperator<TestNode> written(String key, Object value) {
        return node -> node.written(key, value);
    }
}
