package io.devenv.core.state;

import io.devenv.core.code.ConfigCall;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Inline configs of a state that another dbt wrote. dbt 1.12 keeps them as they are written where older ones kept what they render
 * to, so it first reads them anew from the state's code: from the first {@code config(…)}, whether or not it was ever rendered.
 *
 * <p>Source: dbt-core 1.12.0, observed; see the conformance cases "state_of_111" and "state_of_17".
 *
 * @param nodes unique_ids of nodes whose code is needed, in both manifests
 */
public record WrittenAnew(Set<String> nodes) {
    /** The fields of a manifest's nodes that are needed: the code, by its newer and its older name. */
    public static final Set<String> FIELDS = Set.of("raw_code", "raw_sql");

    private static final String CONFIG = "unrendered_config";

    /** Tests that are never rendered, if nothing else is among their macros. */
    private static final Set<Set<String>> NEVER_RENDERED =
            Set.of(Set.of("macro.dbt.test_not_null"), Set.of("macro.dbt.test_unique"));

    public WrittenAnew {
        nodes = Set.copyOf(nodes);
    }

    /** Of nodes that are the same in code and configs, reading them anew would change nothing that counts. */
    public static WrittenAnew between(Manifest branch, Manifest state, ComparisonRules rules) {
        Set<String> nodes = new TreeSet<>();
        if (!rules.readsConfigsAnew(state.metadata().dbtVersion())) return new WrittenAnew(nodes);
        for (Node old : state.nodes()) {
            if (isRead(old)
                    && branch.node(old.id()).filter(now -> differ(old, now)).isPresent()) nodes.add(old.id());
        }
        return new WrittenAnew(nodes);
    }

    private static boolean isRead(Node old) {
        boolean isTest = old.type() == ResourceType.TEST;
        return old.type().isAmongNodes()
                && !old.fields().object(CONFIG).values().isEmpty()
                && !(isTest && NEVER_RENDERED.contains(old.dependsOn().macros()));
    }

    private static boolean differ(Node old, Node now) {
        return !old.body().equals(now.body())
                || !old.fields().object(CONFIG).equals(now.fields().object(CONFIG));
    }

    /**
     * What the state's nodes have instead. What is written the same on the branch has the branch's value: dbt makes the same of it.
     *
     * @param branch the branch, whose dbt has written its configs down already
     * @param branchCode code of its nodes, by unique_id
     */
    public Map<String, Fields> configs(
            Manifest branch, Map<String, Fields> branchCode, Manifest state, Map<String, Fields> stateCode) {
        Map<String, Fields> anew = new TreeMap<>();
        for (String id : nodes) {
            Fields kept = state.node(id).map(WrittenAnew::config).orElse(Fields.NONE);
            Fields now = branch.node(id).map(WrittenAnew::config).orElse(Fields.NONE);
            Map<String, String> written = call(stateCode, id);
            Map<String, String> writtenNow = call(branchCode, id);
            Map<String, @Nullable Object> values = new LinkedHashMap<>(kept.values());
            written.forEach((key, text) -> values.put(
                    key,
                    now.has(key) && text.equals(writtenNow.get(key))
                            ? now.values().get(key)
                            : text));
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(CONFIG, values);
            anew.put(id, new Fields(fields));
        }
        return anew;
    }

    private static Fields config(Node node) {
        return node.fields().object(CONFIG);
    }

    private static Map<String, String> call(Map<String, Fields> code, String id) {
        Fields fields = code.getOrDefault(id, Fields.NONE);
        return ConfigCall.in(
                fields.text("raw_code").or(() -> fields.text("raw_sql")).orElse(""));
    }
}
