package io.devenv.artifact;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.ConditionalRefs;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one thing of a manifest's graph, whichever section and version it stands in. */
final class NodeReader {
    /** What selecting needs, beside what every {@link Node} has. */
    private static final Set<String> TO_SELECT = Set.of(
            "tags",
            "access",
            "group",
            "version",
            "latest_version",
            "deprecation_date",
            "column_name",
            "attached_node",
            "source_name",
            "type",
            "model",
            "versions");

    /** What comparing needs (semantics of {@code state:modified}, dbt 1.5 to 1.12), of all kinds of things: no name means different things in two of them. */
    private static final Set<String> TO_COMPARE = Set.of(
            // nodes
            "unrendered_config",
            "contract",
            "language",
            "arguments",
            "returns",
            // sources
            "quoting",
            "freshness",
            "loaded_at_field",
            "external",
            "unrendered_database",
            "unrendered_schema",
            // exposures, metrics, semantic models, saved queries
            "owner",
            "maturity",
            "url",
            "label",
            "defaults",
            "entities",
            "dimensions",
            "measures",
            "primary_entity",
            "query_params",
            "exports",
            // functions of dbt 1.12
            "overloads",
            // metrics of dbt 1.5
            "calculation_method",
            "expression",
            "filters",
            "time_grains",
            "timestamp",
            "window");

    /** Kinds whose descriptions always count; those of others only where they are persisted. */
    private static final Set<ResourceType> DESCRIBED =
            Set.of(ResourceType.EXPOSURE, ResourceType.METRIC, ResourceType.SEMANTIC_MODEL, ResourceType.SAVED_QUERY);

    private static final Pattern CONDITION = Pattern.compile("\\{%[-+]?\\s*if\\b");

    private final JsonCursor cursor;
    private final Detail detail;
    private final boolean readsConditions;
    private final Map<String, Optional<ResourceType>> kinds = new HashMap<>();

    NodeReader(JsonCursor cursor, Detail detail, Role role) {
        this.cursor = cursor;
        this.detail = detail;
        this.readsConditions = role == Role.BRANCH;
    }

    /**
     * Reads the object at which the cursor stands.
     *
     * @param id the key it stands under
     * @param section what its section holds; empty for sections of many kinds
     * @return empty for kinds of things that devenv does not know
     */
    Optional<Node> read(String id, Optional<ResourceType> section) throws IOException {
        NodeDraft draft = new NodeDraft(cursor.shared(id), section);
        cursor.object(name -> field(name, draft));
        return draft.node(cursor);
    }

    private void field(String name, NodeDraft draft) throws IOException {
        switch (name) {
            case "resource_type" ->
                draft.type = cursor.text().flatMap(this::kind).or(() -> draft.type);
            case "name",
                    "package_name",
                    "database",
                    "schema",
                    "alias",
                    "identifier",
                    "relation_name",
                    "original_file_path",
                    "patch_path" -> draft.text(name, cursor.text());
            case "fqn" -> draft.fqn = cursor.same(cursor.texts());
            case "config" -> draft.config = cursor.fields();
            case "depends_on" -> dependsOn(draft);
            case "checksum" -> checksum(draft);
            case "refs" -> draft.field(name, refs());
            case "test_metadata" -> draft.field(name, testMetadata());
            default -> {
                if (TO_SELECT.contains(name)) draft.field(name, cursor.value());
                else if (detail == Detail.COMPARISON) compared(name, draft);
                else cursor.skip();
            }
        }
    }

    private Optional<ResourceType> kind(String word) {
        return kinds.computeIfAbsent(word, ResourceType::ofWord);
    }

    private void compared(String name, NodeDraft draft) throws IOException {
        switch (name) {
            case "raw_code", "raw_sql" -> code(draft);
            case "given", "expect", "overrides" -> draft.field(name, cursor.valueFingerprint());
            case "description" -> described(name, draft);
            case "columns" -> columns(draft);
            case "constraints" -> draft.field(name, constraints(draft));
            default -> {
                if (TO_COMPARE.contains(name)) draft.field(name, cursor.value());
                else cursor.skip();
            }
        }
    }

    /** Of the code itself only the conditions before refs are kept; most code has none, and never becomes a text. */
    private void code(NodeDraft draft) throws IOException {
        draft.body = cursor.strippedFingerprint();
        if (readsConditions && cursor.holds(CONDITION)) {
            draft.conditions = cursor.text().map(ConditionalRefs::in).orElse(ConditionalRefs.NONE);
        }
    }

    private void described(String name, NodeDraft draft) throws IOException {
        boolean counts = draft.type.filter(DESCRIBED::contains).isPresent() || draft.mayPersistDescriptions();
        if (counts) draft.field(name, cursor.value());
        else cursor.skip();
    }

    /** By name, without what neither a contract nor a persisted description has. */
    private void columns(NodeDraft draft) throws IOException {
        if (!draft.mayPersistDescriptions() && !draft.mayHaveContract()) {
            cursor.object(column -> cursor.object(part -> {
                if (part.equals("constraints")) constraints(draft);
                else cursor.skip();
            }));
            return;
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        cursor.object(column -> {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            cursor.object(part -> {
                switch (part) {
                    case "name", "description", "data_type", "quote" -> kept.put(part, cursor.value());
                    case "constraints" -> kept.put(part, constraints(draft));
                    default -> cursor.skip();
                }
            });
            columns.put(column, kept);
        });
        draft.field("columns", columns);
    }

    /** Foreign keys are noted even where no contract asks for them: dbt counts what they point to among the node's refs. */
    private @Nullable Object constraints(NodeDraft draft) throws IOException {
        Object constraints = cursor.value();
        draft.noteForeignKeys(constraints);
        return constraints;
    }

    private void dependsOn(NodeDraft draft) throws IOException {
        cursor.object(kind -> {
            switch (kind) {
                case "nodes" -> draft.parents = cursor.texts();
                case "macros" -> draft.macros = cursor.same(Set.copyOf(cursor.texts()));
                default -> cursor.skip();
            }
        });
    }

    /** An object of name and checksum; the checksum alone in unit tests. */
    private void checksum(NodeDraft draft) throws IOException {
        if (!cursor.isObject()) {
            draft.text("checksum", cursor.text());
            return;
        }
        cursor.object(part -> {
            switch (part) {
                case "name" -> draft.text("checksum_kind", cursor.text());
                case "checksum" -> draft.text("checksum", cursor.text());
                default -> cursor.skip();
            }
        });
    }

    /** Objects of name, package and version since v9; lists of one or two texts before. */
    private List<Object> refs() throws IOException {
        List<Object> refs = new ArrayList<>();
        cursor.list(each -> refs.add(each.isList() ? upgraded(each.texts()) : each.same(withoutNulls(each.fields()))));
        return refs;
    }

    private static Map<String, Object> upgraded(Collection<String> nameAndPackage) {
        Map<String, Object> ref = new LinkedHashMap<>();
        List<String> texts = List.copyOf(nameAndPackage);
        if (!texts.isEmpty()) ref.put("name", texts.get(texts.size() - 1));
        if (texts.size() > 1) ref.put("package", texts.get(0));
        return ref;
    }

    private static Map<String, Object> withoutNulls(Fields fields) {
        Map<String, Object> kept = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> {
            if (value != null) kept.put(key, value);
        });
        return kept;
    }

    /** Without the arguments, which nothing compares. */
    private Map<String, Object> testMetadata() throws IOException {
        Map<String, Object> kept = new LinkedHashMap<>();
        cursor.object(part -> {
            if (part.equals("name") || part.equals("namespace")) cursor.text().ifPresent(text -> kept.put(part, text));
            else cursor.skip();
        });
        return cursor.same(kept);
    }
}
