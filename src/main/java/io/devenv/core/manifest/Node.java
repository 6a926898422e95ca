package io.devenv.core.manifest;

import io.devenv.core.code.Call;
import io.devenv.core.document.Fields;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing in a manifest's graph: a model, seed, snapshot, test, source, exposure, …
 *
 * @param id the unique_id, never split into parts: names may hold dots
 * @param name the name, the same in all versions of a model
 * @param type the resource type
 * @param packageName the dbt package (or project) that defines it
 * @param fqn package, folders, name; versioned models end in name and version
 * @param relation where it lives; empty for what has no relation (ephemeral models, tests that store nothing, exposures, …)
 * @param files where it is defined
 * @param config the rendered configuration
 * @param dependsOn what it needs
 * @param body stands for the code: equal exactly where raw_code (a seed's checksum; stripped of outer blanks) is equal; empty if there is none
 * @param fields every other field that selecting or comparing needs, by dbt's name ({@code tags}, {@code access}, {@code version},
 *     {@code unrendered_config}, {@code test_metadata}, …)
 */
public record Node(
        String id,
        String name,
        ResourceType type,
        String packageName,
        List<String> fqn,
        Optional<RelationName> relation,
        Files files,
        Fields config,
        DependsOn dependsOn,
        String body,
        Fields fields) {

    /** The field of an ephemeral model that holds the name which its relation would have: database, schema, identifier. */
    public static final String UNUSED_NAME = "unused_name";

    /**
     * Where a node is defined; paths are relative to the project (or package) root, as dbt has them.
     *
     * @param original {@code original_file_path}
     * @param patch the YAML file that describes it, without the {@code package://} before it
     * @param checksum dbt's checksum of the file, if it is a sha256
     */
    public record Files(String original, Optional<String> patch, Optional<String> checksum) {}

    /**
     * The nodes and macros a node needs.
     *
     * @param nodes unique_ids of parents in the order dbt lists them
     * @param conditions which of the refs stand behind what
     */
    public record DependsOn(List<String> nodes, Set<String> macros, ConditionalRefs conditions) {
        public static final DependsOn NOTHING = new DependsOn(List.of(), Set.of());

        public DependsOn {
            nodes = List.copyOf(nodes);
            macros = Set.copyOf(macros);
        }

        /** Without any condition. */
        public DependsOn(List<String> nodes, Set<String> macros) {
            this(nodes, macros, ConditionalRefs.NONE);
        }
    }

    /** {@code config.materialized}; empty for what is not materialized at all, such as sources. */
    public Optional<String> materialized() {
        return config.text("materialized");
    }

    public boolean isEphemeral() {
        return type == ResourceType.MODEL && config.is("materialized", "ephemeral");
    }

    /** {@code source_name}, the first argument of {@code source()}; empty for what is no source. */
    public Optional<String> sourceName() {
        return fields.text("source_name");
    }

    /** Whether it is what a call of {@code source()} finds. */
    public boolean isFoundBy(Call.Source call) {
        return type == ResourceType.SOURCE
                && name.equals(call.table())
                && sourceName().filter(call.source()::equals).isPresent();
    }

    public Set<String> tags() {
        return Set.copyOf(fields.texts("tags"));
    }

    /** The version of a versioned model, as text. */
    public Optional<String> version() {
        return fields.get("version").map(Object::toString);
    }

    public Optional<String> latestVersion() {
        return fields.get("latest_version").map(Object::toString);
    }

    /** By the id alone: two nodes of one id hardly ever meet, and a node holds a whole configuration. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The same node, of which more fields are known. */
    public Node with(Fields more) {
        return new Node(id, name, type, packageName, fqn, relation, files, config, dependsOn, body, fields.with(more));
    }

    /** What people call it: the name, with the version behind it if it has one ({@code dim_customers.v2}). */
    public String label() {
        return version().map(number -> name + ".v" + number).orElse(name);
    }

    /** The name of its relation; of an ephemeral model that which it would have. Empty for what is never built. */
    public Optional<RelationName> nameOfRelation() {
        List<String> unused = fields.texts(UNUSED_NAME);
        if (unused.size() != 3) return relation;
        return Optional.of(new RelationName(unused.get(0), unused.get(1), unused.get(2)));
    }

    /** True for a seed over dbt's limit in size: the manifest has its path in place of a checksum. */
    public boolean isOverSizeLimit() {
        return type == ResourceType.SEED && body.startsWith("path:");
    }

    /** True for a model, seed or snapshot that has a relation of its own. */
    public boolean isBuilt() {
        return type.isRefable() && relation.isPresent() && !isEphemeral();
    }
}
