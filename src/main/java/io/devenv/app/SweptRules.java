package io.devenv.app;

import io.devenv.core.cleanup.DevSchemas;
import io.devenv.core.cleanup.Guarded;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SweepRule;
import io.devenv.project.DevenvSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The patterns of a sweep, and whether they may be used at all: one that production's schemas match is a mistake. */
record SweptRules(Workspace workspace, Artifacts artifacts, List<SweepRule> rules) {
    /** @throws io.devenv.core.problem.Stop {@code sweep-not-set}: there are no default patterns */
    static List<SweepRule> of(Workspace workspace) {
        List<SweepRule> rules = workspace.setup().settings().sweep();
        if (!rules.isEmpty()) return rules;
        throw Problem.of(Fault.PROJECT, "sweep-not-set", "devenv.yml does not say which schemas may be swept")
                .because("there is no default: what belongs to others goes only by patterns that you have written down")
                .next("add to " + DevenvSettings.FILE + ", beside dbt_project.yml:\n"
                        + "    sweep:\n"
                        + "      - schemas: dbt_pr_*\n"
                        + "        older-than: 14 days")
                .stop();
    }

    /** What the branch that is checked out writes to: devenv clean is for that. */
    Set<SchemaName> own() {
        return DevSchemas.of(
                artifacts.branch(), artifacts.production(), workspace.ownSchema(), List.of(), workspace.rules());
    }

    /** Ends where the guard refuses to change anything from here, or a pattern matches a schema of production's. */
    void guard(List<FoundSchema> found) {
        Set<SchemaName> matched = new TreeSet<>();
        found.stream().map(FoundSchema::name).forEach(matched::add);
        artifacts.production().ifPresent(state -> matched.addAll(schemas(state)));
        artifacts.deferred().ifPresent(deferred -> matched.addAll(schemas(deferred)));
        matched.removeIf(schema -> matching(schema).isEmpty());
        Set<SchemaName> asked = new TreeSet<>(matched);
        asked.add(workspace.ownSchema());
        Guarded guarded = artifacts.guarded(asked).orStop();
        matched.stream()
                .filter(schema -> !guarded.allowed().contains(schema))
                .findFirst()
                .ifPresent(schema -> {
                    throw tooBroad(schema).stop();
                });
    }

    private Problem tooBroad(SchemaName schema) {
        String pattern = matching(schema).map(SweepRule::pattern).orElse("");
        return Problem.of(Fault.GUARD, "guard-sweep-matches-production", "pattern " + pattern + " matches " + schema)
                .because("that is production's: relations of the state live there, or its name is one of `production:`")
                .next("make the pattern under `sweep:` in " + DevenvSettings.FILE + " narrower; nothing was changed");
    }

    private Optional<SweepRule> matching(SchemaName schema) {
        return rules.stream().filter(rule -> rule.matches(schema.schema())).findFirst();
    }

    private static Set<SchemaName> schemas(Manifest manifest) {
        Set<SchemaName> schemas = new TreeSet<>();
        for (Node node : manifest.nodes()) {
            if (node.type() == ResourceType.SOURCE) continue;
            node.relation().map(RelationName::inSchema).ifPresent(schemas::add);
        }
        return schemas;
    }
}
