package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * When a part of two nodes is the same to dbt: one rule a method. {@link Kind} says which kind of node follows which.
 *
 * <p>Source: dbt-core 1.8 to 1.12, observed on real runs; see the conformance cases "state-modified".
 */
final class Sameness {
    /** Never differs, but counts as changed in what is new, as every part that a kind compares. */
    static final Comparison NOTHING = (old, now, rules) -> true;

    /** Kept by other names, or no change at all. */
    private static final Set<String> NOT_CONFIGS = Set.of("alias", "schema", "database", "tags", "group");

    private Sameness() {}

    static boolean body(Node old, Node now, ComparisonRules rules) {
        return old.body().equals(now.body());
    }

    static boolean fqn(Node old, Node now, ComparisonRules rules) {
        return old.fqn().equals(now.fqn());
    }

    /** Configs as somebody wrote them, key by key; names, tags and the group are not configs here. */
    static boolean configs(Node old, Node now, ComparisonRules rules) {
        return sameKeys(unrendered(old), unrendered(now), key -> !NOT_CONFIGS.contains(key));
    }

    static boolean testConfigs(Node old, Node now, ComparisonRules rules) {
        return sameKeys(unrendered(old), unrendered(now), rules.testConfigs()::contains);
    }

    /** A metric's group is none of its configs, whatever else is. */
    static boolean metricConfigs(Node old, Node now, ComparisonRules rules) {
        return sameKeys(unrendered(old), unrendered(now), key -> !key.equals("group"));
    }

    /** Sources and exposures leave nothing out, tags included. */
    static boolean allConfigs(Node old, Node now, ComparisonRules rules) {
        return sameKeys(unrendered(old), unrendered(now), key -> true);
    }

    static boolean renderedConfigs(Node old, Node now, ComparisonRules rules) {
        return Same.asTyped(old.config(), now.config());
    }

    /** Configured names: what the target or generate_schema_name makes of them plays no role. */
    static boolean configuredNames(Node old, Node now, ComparisonRules rules) {
        Fields before = unrendered(old);
        Fields after = unrendered(now);
        return List.of("database", "schema", "alias").stream()
                .allMatch(key ->
                        Same.asWritten(before.values().get(key), after.values().get(key)));
    }

    static boolean sourceNames(Node old, Node now, ComparisonRules rules) {
        if (!identifier(old).equals(identifier(now))) return false;
        if (rules.unrenderedSources()) return fields(List.of("unrendered_database", "unrendered_schema"), old, now);
        return old.relation().map(name -> name.inSchema()).equals(now.relation().map(name -> name.inSchema()));
    }

    /** Descriptions count where the branch persists them; a changed setting is a changed config already. */
    static boolean descriptions(Node old, Node now, ComparisonRules rules) {
        Fields persisted = now.config().object("persist_docs");
        if (isTrue(persisted, "relation") && !fields(List.of("description"), old, now)) return false;
        return !isTrue(persisted, "columns") || columnDescriptions(old).equals(columnDescriptions(now));
    }

    static boolean contract(Node old, Node now, ComparisonRules rules) {
        return !ContractChange.between(old, now, rules).changed();
    }

    static boolean dependencies(Node old, Node now, ComparisonRules rules) {
        return Set.copyOf(old.dependsOn().nodes())
                .equals(Set.copyOf(now.dependsOn().nodes()));
    }

    static boolean savedQuery(Node old, Node now, ComparisonRules rules) {
        Fields before = old.fields().object("query_params");
        Fields after = now.fields().object("query_params");
        return List.of("metrics", "group_by", "where").stream()
                        .allMatch(key -> Same.asTyped(
                                before.values().get(key), after.values().get(key)))
                && exports(old).equals(exports(now))
                && (!rules.savedQueryTags() || fields(List.of("tags"), old, now));
    }

    /** Fields that dbt compares one by one, by their names in the manifest. */
    static Comparison ofFields(String... names) {
        List<String> keys = List.of(names);
        return (old, now, rules) -> fields(keys, old, now);
    }

    private static boolean fields(Collection<String> keys, Node old, Node now) {
        return keys.stream()
                .allMatch(key -> Same.asTyped(
                        old.fields().values().get(key), now.fields().values().get(key)));
    }

    private static Fields unrendered(Node node) {
        return node.fields().object("unrendered_config");
    }

    private static boolean sameKeys(Fields old, Fields now, Predicate<String> counts) {
        Set<String> keys = new HashSet<>(old.values().keySet());
        keys.addAll(now.values().keySet());
        return keys.stream()
                .filter(counts)
                .allMatch(key -> old.has(key) == now.has(key)
                        && Same.asWritten(old.values().get(key), now.values().get(key)));
    }

    private static String identifier(Node source) {
        return source.relation().map(name -> name.identifier()).orElse("");
    }

    private static boolean isTrue(Fields fields, String key) {
        return fields.get(key).filter(value -> !value.equals(false)).isPresent();
    }

    private static Map<String, String> columnDescriptions(Node node) {
        return ContractChange.columns(node).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        column -> column.getValue().text("description").orElse("")));
    }

    private static List<List<String>> exports(Node savedQuery) {
        return savedQuery.fields().objects("exports").stream()
                .map(export -> List.of(
                        export.text("name").orElse(""),
                        export.object("unrendered_config").text("export_as").orElse(""),
                        export.object("unrendered_config").text("schema").orElse(""),
                        export.object("unrendered_config").text("alias").orElse("")))
                .toList();
    }
}
