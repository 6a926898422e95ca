package io.devenv.core;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A manifest made by hand, of a project called shop unless a test says otherwise. */
public final class TestManifest {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Macro> macros = new ArrayList<>();
    private final List<Node> disabled = new ArrayList<>();

    /** Adds {@code model.shop.<name>}. */
    public TestManifest model(String name, UnaryOperator<TestNode> settings) {
        return node(ResourceType.MODEL, name, settings);
    }

    public TestManifest model(String name, String... parents) {
        return model(name, node -> node.parents(parents));
    }

    /** Adds {@code model.shop.<name>.v<version>}. */
    public TestManifest version(String name, int version, int latest, UnaryOperator<TestNode> settings) {
        nodes.add(
                settings.apply(TestNode.version("shop", name, version, latest)).node());
        return this;
    }

    /** Adds {@code source.shop.<source>.<table>}. */
    public TestManifest source(String source, String table, UnaryOperator<TestNode> settings) {
        return node(
                ResourceType.SOURCE,
                source + "." + table,
                node -> settings.apply(node.fqn("shop", source, table)
                        .field("source_name", source)
                        .lives("wh", source, table)));
    }

    /** Adds the generic test {@code test.shop.<name>}. */
    public TestManifest test(String name, String... parents) {
        return node(
                ResourceType.TEST,
                name,
                node -> node.parents(parents).field("test_metadata", Map.of("name", "unique")));
    }

    public TestManifest node(ResourceType type, String name, UnaryOperator<TestNode> settings) {
        return node(type, "shop", name, settings);
    }

    public TestManifest node(ResourceType type, String packageName, String name, UnaryOperator<TestNode> settings) {
        nodes.add(settings.apply(new TestNode(type, packageName, name)).node());
        return this;
    }

    public TestManifest disabledModel(String name, UnaryOperator<TestNode> settings) {
        disabled.add(
                settings.apply(new TestNode(ResourceType.MODEL, "shop", name)).node());
        return this;
    }

    /** Adds {@code macro.shop.<name>}. */
    public TestManifest macro(String name, String body, String... calls) {
        macros.add(new Macro("macro.shop." + name, "shop", body, Set.of(calls)));
        return this;
    }

    public Manifest build() {
        Metadata metadata =
                new Metadata(12, "1.11.16", Optional.empty(), Optional.of("shop"), Optional.of("duckdb"), Fields.NONE);
        return new Manifest(metadata, nodes, macros, disabled);
    }
}
