package io.devenv.core;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.ConditionalRefs;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.Node.DependsOn;
import io.devenv.core.manifest.Node.Files;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node of a {@link TestManifest}; whatever a test does not set is as dbt has it by default. */
public final class TestNode {
    private final String id;
    private final String name;
    private final ResourceType type;
    private final String packageName;
    private final Map<String, @Nullable Object> config = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private List<String> fqn;
    private Optional<RelationName> relation = Optional.empty();
    private Files files;
    private List<String> parents = List.of();
    private Set<String> macros = Set.of();
    private String body = "code";
    private ConditionalRefs conditions = ConditionalRefs.NONE;

    TestNode(ResourceType type, String packageName, String name) {
        this(
                type.word() + "." + packageName + "." + name,
                name.substring(name.lastIndexOf('.') + 1),
                type,
                packageName);
    }

    private TestNode(String id, String name, ResourceType type, String packageName) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.packageName = packageName;
        this.fqn = List.of(packageName, name);
        this.files = new Files("models/" + name + ".sql", Optional.empty(), Optional.empty());
        if (type.isRefable()) {
            relation = Optional.of(new RelationName("wh", "dev", name));
            config.put("materialized", "view");
        }
    }

    static TestNode version(String packageName, String name, int version, int latest) {
        String id = "model." + packageName + "." + name + ".v" + version;
        return new TestNode(id, name, ResourceType.MODEL, packageName)
                .fqn(packageName, name, "v" + version)
                .field("version", version)
                .field("latest_version", latest);
    }

    public TestNode fqn(String... parts) {
        fqn = List.of(parts);
        return this;
    }

    public TestNode lives(String database, String schema, String identifier) {
        relation = Optional.of(new RelationName(database, schema, identifier));
        return this;
    }

    public TestNode livesNowhere() {
        relation = Optional.empty();
        return this;
    }

    public TestNode path(String original) {
        files = new Files(original, files.patch(), files.checksum());
        return this;
    }

    public TestNode describedIn(String yaml) {
        files = new Files(files.original(), Optional.of(yaml), files.checksum());
        return this;
    }

    public TestNode checksum(String sha256) {
        files = new Files(files.original(), files.patch(), Optional.of(sha256));
        return this;
    }

    public TestNode parents(String... ids) {
        parents = List.of(ids);
        return this;
    }

    public TestNode macros(String... ids) {
        macros = Set.of(ids);
        return this;
    }

    public TestNode body(String text) {
        body = text;
        return this;
    }

    /** Raw code, of which only the conditions before refs are kept. */
    public TestNode code(String raw) {
        conditions = ConditionalRefs.in(raw);
        return this;
    }

    public TestNode config(String key, @Nullable Object value) {
        config.put(key, value);
        return this;
    }

    /** A config as somebody wrote it, and as dbt rendered it. */
    public TestNode written(String key, @Nullable Object value) {
        Map<String, @Nullable Object> unrendered = new LinkedHashMap<>(
                new Fields(fields).object("unrendered_config").values());
        unrendered.put(key, value);
        return config(key, value).field("unrendered_config", unrendered);
    }

    public TestNode field(String key, @Nullable Object value) {
        fields.put(key, value);
        return this;
    }

    public TestNode tags(String... tags) {
        return field("tags", List.of(tags));
    }

    Node node() {
        return new Node(
                id,
                name,
                type,
                packageName,
                fqn,
                relation,
                files,
                new Fields(config),
                new DependsOn(new ArrayList<>(parents), macros, conditions),
                body,
                new Fields(fields));
    }
}
