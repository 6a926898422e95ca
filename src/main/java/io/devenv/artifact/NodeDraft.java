package io.devenv.artifact;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.ConditionalRefs;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been read of one node; becomes a {@link Node} when all its fields were seen, in whatever order. */
final class NodeDraft {
    private final String id;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private final List<String> foreignKeys = new ArrayList<>(0);

    Optional<ResourceType> type;
    List<String> fqn = List.of();

    @Nullable
    Fields config;

    List<String> parents = List.of();
    Set<String> macros = Set.of();
    Optional<String> body = Optional.empty();
    ConditionalRefs conditions = ConditionalRefs.NONE;

    NodeDraft(String id, Optional<ResourceType> type) {
        this.id = id;
        this.type = type;
    }

    void text(String name, Optional<String> text) {
        text.ifPresent(value -> texts.put(name, value));
    }

    /** Null and empty say the same as nothing, and nothing takes no memory. */
    void field(String name, @Nullable Object value) {
        if (value == null || value.equals("")) return;
        if (value instanceof Collection<?> many && many.isEmpty()) return;
        if (value instanceof Map<?, ?> map && map.isEmpty()) return;
        fields.put(name, value);
    }

    void noteForeignKeys(@Nullable Object constraints) {
        if (!(constraints instanceof List<?> many)) return;
        for (Object each : many) {
            if (each instanceof Map<?, ?> constraint
                    && "foreign_key".equals(constraint.get("type"))
                    && constraint.get("to") instanceof String target) {
                foreignKeys.add(target);
            }
        }
    }

    /** True as long as the configuration was not seen. */
    boolean mayPersistDescriptions() {
        return config == null || persistsDescriptions(config);
    }

    boolean mayHaveContract() {
        return config == null || hasContract(config);
    }

    private static boolean persistsDescriptions(Fields config) {
        return !config.object("persist_docs").values().isEmpty();
    }

    private static boolean hasContract(Fields config) {
        return config.object("contract").flag("enforced").orElse(false);
    }

    Optional<Node> node(JsonCursor cursor) {
        return type.map(kind -> {
            Fields settled = config == null ? Fields.NONE : config;
            dropUnneeded(kind, settled);
            field("foreign_keys", List.copyOf(foreignKeys));
            if (isEphemeral(kind, settled)) named("alias").ifPresent(name -> field(Node.UNUSED_NAME, parts(name)));
            return new Node(
                    id,
                    texts.getOrDefault("name", id),
                    kind,
                    texts.getOrDefault("package_name", ""),
                    fqn,
                    relation(kind, settled),
                    files(),
                    settled,
                    new Node.DependsOn(parents, macros, conditions),
                    body(kind),
                    cursor.shared(fields));
        });
    }

    private void dropUnneeded(ResourceType kind, Fields settled) {
        boolean described = persistsDescriptions(settled);
        boolean contract = hasContract(settled);
        if (!described && !contract) fields.remove("columns");
        if (!contract) fields.keySet().removeAll(List.of("contract", "constraints"));
        if (kind == ResourceType.TEST) fields.remove("language");
        if (kind.isRefable() && !described) fields.remove("description");
    }

    private String body(ResourceType kind) {
        Optional<String> checksum = Optional.ofNullable(texts.get("checksum"));
        return switch (kind) {
            case SEED ->
                checksum.map(sum -> texts.getOrDefault("checksum_kind", "") + ":" + sum)
                        .orElse("");
            case UNIT_TEST -> checksum.orElse("");
            default -> body.orElse("");
        };
    }

    private Node.Files files() {
        return new Node.Files(
                texts.getOrDefault("original_file_path", ""),
                Optional.ofNullable(texts.get("patch_path"))
                        .map(path -> path.substring(path.indexOf("://") < 0 ? 0 : path.indexOf("://") + 3)),
                Optional.ofNullable(texts.get("checksum")).filter(sum -> "sha256".equals(texts.get("checksum_kind"))));
    }

    private static boolean isEphemeral(ResourceType kind, Fields settled) {
        return kind == ResourceType.MODEL
                && settled.text("materialized").filter("ephemeral"::equals).isPresent();
    }

    private static List<String> parts(RelationName name) {
        return List.of(name.database(), name.schema(), name.identifier());
    }

    private Optional<RelationName> relation(ResourceType kind, Fields settled) {
        return switch (kind) {
            case MODEL -> isEphemeral(kind, settled) ? Optional.empty() : named("alias");
            case SEED, SNAPSHOT, FUNCTION -> named("alias");
            case SOURCE -> named("identifier");
            case TEST -> storesFailures(settled) ? named("alias") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** dbt names the relation of a test only where the test keeps its failures. */
    private boolean storesFailures(Fields settled) {
        return texts.containsKey("relation_name")
                || settled.flag("store_failures").orElse(false);
    }

    private Optional<RelationName> named(String identifierField) {
        Optional<String> identifier =
                Optional.ofNullable(texts.get(identifierField)).or(() -> Optional.ofNullable(texts.get("name")));
        Optional<String> schema = Optional.ofNullable(texts.get("schema"));
        String database = texts.getOrDefault("database", "");
        return schema.flatMap(in -> identifier.map(name -> new RelationName(database, in, name)));
    }
}
