package io.devenv.core.state;

import static io.devenv.core.state.ComparedValues.unless;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How dbt compares everything of a node but its configs: one rule a method. {@link Kind} says which kind of node follows which.
 *
 * <p>Source: dbt-core 1.5 to 1.12; see the conformance cases of the category "state".
 */
final class ComparedParts {
    /** Never differs, but counts as changed in what is new, as every part that a kind compares. */
    static final Comparison NOTHING = (old, now, rules) -> List.of();

    private static final List<String> OVERLOAD = List.of("defined_in", "arguments", "returns", "raw_body");

    private static final String PERSIST_DOCS = "persist_docs";

    private ComparedParts() {}

    /** The code, of which only hashes are kept; a seed's checksum, which is a value of its own. */
    static List<Difference> body(Node old, Node now, ComparisonRules rules) {
        return unless(old.body().equals(now.body()), "raw_code", Side.UNREAD, Side.UNREAD);
    }

    static List<Difference> checksum(Node old, Node now, ComparisonRules rules) {
        return unless(old.body().equals(now.body()), "checksum", Side.of(old.body()), Side.of(now.body()));
    }

    static List<Difference> fqn(Node old, Node now, ComparisonRules rules) {
        return unless(old.fqn().equals(now.fqn()), "fqn", Side.of(old.fqn()), Side.of(now.fqn()));
    }

    static List<Difference> sourceNames(Node old, Node now, ComparisonRules rules) {
        boolean asWritten = rules.unrenderedSources() && (!rules.rust() || (isUnrendered(old) && isUnrendered(now)));
        if (!asWritten)
            return ComparedValues.typed(rendered(old), rendered(now), List.of("database", "schema", "identifier"));
        return ComparedValues.typed(
                unrendered(old), unrendered(now), List.of("unrendered_database", "unrendered_schema", "identifier"));
    }

    private static boolean isUnrendered(Node source) {
        return source.fields().has("unrendered_database") || source.fields().has("unrendered_schema");
    }

    private static Fields unrendered(Node source) {
        Map<String, @Nullable Object> names =
                new LinkedHashMap<>(source.fields().values());
        names.put("identifier", source.relation().map(RelationName::identifier).orElse(""));
        return new Fields(names);
    }

    private static Fields rendered(Node source) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        source.relation().ifPresent(name -> {
            names.put("database", name.database());
            names.put("schema", name.schema());
            names.put("identifier", name.identifier());
        });
        return new Fields(names);
    }

    /** Descriptions count where the branch persists them; a changed setting is a changed config already. */
    static List<Difference> descriptions(Node old, Node now, ComparisonRules rules) {
        if (!persistsAnything(now)) return List.of();
        Fields persisted = now.config().object(PERSIST_DOCS);
        List<Difference> found = new ArrayList<>();
        if (isTrue(persisted, "relation")) {
            found.addAll(ComparedValues.typed(old.fields(), now.fields(), List.of("description")));
        }
        if (isTrue(persisted, "columns")) {
            Fields before = columnDescriptions(old);
            Fields after = columnDescriptions(now);
            found.addAll(ComparedValues.written(before, after, ComparedValues.keys(before, after)));
        }
        return found;
    }

    private static boolean persistsAnything(Node node) {
        return node.config().values().get(PERSIST_DOCS) instanceof Map<?, ?> kinds && !kinds.isEmpty();
    }

    private static Fields columnDescriptions(Node node) {
        Map<String, @Nullable Object> descriptions = new TreeMap<>();
        ContractChange.columns(node)
                .forEach((name, column) -> descriptions.put(
                        "columns." + name, column.text("description").orElse("")));
        return new Fields(descriptions);
    }

    /** As Python takes it: everything but false, nought and nothing. */
    private static boolean isTrue(Fields fields, String key) {
        Optional<Object> value = fields.get(key);
        return value.isPresent() && !Set.of(false, 0, "", List.of(), Map.of()).contains(value.get());
    }

    static List<Difference> contract(Node old, Node now, ComparisonRules rules) {
        return ContractChange.between(old, now, rules).differences(old, now);
    }

    static List<Difference> dependencies(Node old, Node now, ComparisonRules rules) {
        Set<String> before = new TreeSet<>(old.dependsOn().nodes());
        Set<String> after = new TreeSet<>(now.dependsOn().nodes());
        return unless(before.equals(after), "depends_on", Side.of(List.copyOf(before)), Side.of(List.copyOf(after)));
    }

    /** What breaks or redirects refs to a model. Models without a word about their access are protected. */
    static List<Difference> references(Node old, Node now, ComparisonRules rules) {
        if (!rules.references()) return List.of();
        List<Difference> found = new ArrayList<>(
                unless(access(old).equals(access(now)), "access", Side.of(access(old)), Side.of(access(now))));
        found.addAll(ComparedValues.typed(old.fields(), now.fields(), List.of("deprecation_date", "latest_version")));
        return found;
    }

    private static String access(Node model) {
        return model.fields().text("access").orElse("protected");
    }

    static List<Difference> overloads(Node old, Node now, ComparisonRules rules) {
        List<Fields> before = old.fields().objects("overloads").stream()
                .map(each -> only(each, OVERLOAD))
                .toList();
        List<Fields> after = now.fields().objects("overloads").stream()
                .map(each -> only(each, OVERLOAD))
                .toList();
        return unless(
                Same.asTyped(values(before), values(after)),
                "overloads",
                Side.of(values(before)),
                Side.of(values(after)));
    }

    static List<Difference> savedQuery(Node old, Node now, ComparisonRules rules) {
        List<Difference> found = new ArrayList<>(ComparedValues.typed(
                old.fields().object("query_params"),
                now.fields().object("query_params"),
                List.of("group_by", "metrics", "where")));
        List<Object> before = values(exports(old));
        List<Object> after = values(exports(now));
        found.addAll(unless(Same.asTyped(before, after), "exports", Side.of(before), Side.of(after)));
        if (rules.savedQueryTags()) found.addAll(ComparedValues.typed(old.fields(), now.fields(), List.of("tags")));
        return found;
    }

    /** By name and what was written, in their order. */
    private static List<Fields> exports(Node savedQuery) {
        return savedQuery.fields().objects("exports").stream()
                .map(export -> {
                    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                    kept.put("name", export.values().get("name"));
                    kept.putAll(only(export.object("unrendered_config"), List.of("export_as", "schema", "alias"))
                            .values());
                    return new Fields(kept);
                })
                .toList();
    }

    private static Fields only(Fields fields, List<String> keys) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(fields.values());
        kept.keySet().retainAll(keys);
        return new Fields(kept);
    }

    private static List<Object> values(List<Fields> documents) {
        return List.copyOf(documents.stream().map(Fields::values).toList());
    }

    /** Fields that dbt compares one by one, by their names in the manifest. */
    static Comparison ofFields(String... names) {
        List<String> keys = List.copyOf(new TreeSet<>(List.of(names)));
        return (old, now, rules) -> ComparedValues.typed(old.fields(), now.fields(), keys);
    }
}
