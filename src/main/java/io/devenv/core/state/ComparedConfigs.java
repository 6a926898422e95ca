package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How dbt compares configs: as somebody wrote them, key by key, and a key that is set differs from one that is not.
 *
 * <p>Source: dbt-core 1.5 to 1.12, {@code same_config} and {@code same_database_representation}. The Rust engine forgives
 * what differs only in how it is written.
 */
final class ComparedConfigs {
    private static final List<String> NAMES = List.of("database", "schema", "alias");

    /** Compared by other names, or no change at all. */
    private static final Set<String> NOT_CONFIGS = Set.of("alias", "schema", "database", "tags", "group");

    /** What dbt takes for granted where an older dbt wrote no such key. */
    private static final Map<String, Object> DEFAULTS = Map.of("enabled", true, "cache", Map.of("enabled", false));

    /** The field that holds configs as somebody wrote them. */
    private static final String WRITTEN = "unrendered_config";

    private ComparedConfigs() {}

    /** Names, tags and the group are not configs here. */
    static List<Difference> ofNodes(Node old, Node now, ComparisonRules rules) {
        return written(old, now, rules, key -> !NOT_CONFIGS.contains(key));
    }

    static List<Difference> ofTests(Node old, Node now, ComparisonRules rules) {
        return written(old, now, rules, rules.testConfigs()::contains);
    }

    static List<Difference> ofMetrics(Node old, Node now, ComparisonRules rules) {
        return written(old, now, rules, key -> rules.metricGroups() || !key.equals("group"));
    }

    /** Sources and exposures leave nothing out, tags included. */
    static List<Difference> ofEverything(Node old, Node now, ComparisonRules rules) {
        return written(old, now, rules, key -> true);
    }

    /** Configured names, where not being set is null: what the target or generate_schema_name makes of them plays no role. */
    static List<Difference> names(Node old, Node now, ComparisonRules rules) {
        if (areWrittenAlike(old, now)) return List.of();
        return ComparedValues.typed(written(old), written(now), NAMES);
    }

    /** Semantic models and saved queries have their configs compared as they were rendered. */
    static List<Difference> rendered(Node old, Node now, ComparisonRules rules) {
        Fields before = withDefaults(old.config());
        Fields after = withDefaults(now.config());
        return ComparedValues.typed(before, after, ComparedValues.keys(before, after));
    }

    private static List<Difference> written(Node old, Node now, ComparisonRules rules, Predicate<String> counts) {
        if (areWrittenAlike(old, now)) return List.of();
        Fields before = written(old);
        Fields after = written(now);
        List<Difference> found = ComparedValues.written(before, after, counted(before, after, counts));
        if (found.isEmpty() || !rules.rust()) return found;
        return ComparedValues.typed(old.config(), now.config(), counted(old.config(), now.config(), counts))
                        .isEmpty()
                ? List.of()
                : found;
    }

    private static Collection<String> counted(Fields old, Fields now, Predicate<String> counts) {
        return ComparedValues.keys(old, now).stream().filter(counts).toList();
    }

    private static Fields written(Node node) {
        return node.fields().object(WRITTEN);
    }

    /** True of nearly all nodes, so that nobody has to go through their keys. */
    private static boolean areWrittenAlike(Node old, Node now) {
        return Objects.equals(
                old.fields().values().get(WRITTEN), now.fields().values().get(WRITTEN));
    }

    private static Fields withDefaults(Fields config) {
        Map<String, @Nullable Object> complete = new LinkedHashMap<>(DEFAULTS);
        complete.putAll(config.values());
        return new Fields(complete);
    }
}
