package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which schemas may hold dev relations: those to look into, before the {@link Guard} says which may be touched. */
public final class DevSchemas {
    private DevSchemas() {}

    /**
     * The schemas the branch writes to, those it would have written to before something moved, and those a record of
     * dbt's names if they belong to the target's schema: dbt may have been run against other targets from here.
     */
    public static Set<SchemaName> of(
            Manifest branch, Optional<Manifest> state, SchemaName home, List<Built> records, NameRules rules) {
        return of(branch, state, home, records, Past.NONE, rules);
    }

    /** The same and those that an earlier manifest wrote to, if they belong to the target's schema. */
    public static Set<SchemaName> of(
            Manifest branch,
            Optional<Manifest> state,
            SchemaName home,
            List<Built> records,
            Past past,
            NameRules rules) {
        Map<SchemaName, SchemaName> found = new TreeMap<>();
        found.put(rules.folded(home), home);
        Stream.concat(branch.nodes().stream(), branch.disabled().stream())
                .filter(BranchNames::hasRelation)
                .flatMap(node -> node.relation().stream())
                .map(RelationName::inSchema)
                .forEach(schema -> found.putIfAbsent(rules.folded(schema), schema));
        new DevPlaces(branch, state, home, rules)
                .schemas()
                .forEach(schema -> found.putIfAbsent(rules.folded(schema), schema));
        Stream.concat(records.stream().map(Built::name), past.nodes().stream().map(PastNode::name))
                .map(RelationName::inSchema)
                .filter(schema -> belongsTo(rules.folded(home), rules.folded(schema)))
                .forEach(schema -> found.putIfAbsent(rules.folded(schema), schema));
        return new TreeSet<>(found.values());
    }

    /** True for the target's schema and for what dbt makes of it with a custom schema. */
    static boolean belongsTo(SchemaName home, SchemaName schema) {
        return schema.database().equals(home.database())
                && (schema.schema().equals(home.schema()) || schema.schema().startsWith(home.schema() + "_"));
    }

    static boolean hasCustomSchema(Node node) {
        return node.config().text("schema").isPresent()
                || node.config().text("target_schema").isPresent();
    }
}
