package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.RunResults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What run results say was built. */
public final class DevBuilds {
    private DevBuilds() {}

    /**
     * The relations that a developer's run built. Run results name a relation as dbt rendered it, and seeds not at all: a
     * result counts if that name is the one in the manifest, a seed if no other result speaks of another target.
     */
    public static List<Built> of(RunResults results, Manifest branch, NameRules rules) {
        List<Built> found = new ArrayList<>();
        if (!results.ofBuildingCommand()) return found;
        boolean otherTarget = results.results().stream()
                .anyMatch(result -> result.relationName().isPresent()
                        && name(result, branch).isPresent()
                        && !matches(result, branch, rules));
        for (RunResults.Result result : results.results()) {
            if (!result.succeeded() && !result.status().equals("pass")) continue;
            boolean counts = result.relationName().isPresent() ? matches(result, branch, rules) : !otherTarget;
            if (!counts) continue;
            name(result, branch)
                    .ifPresent(name -> found.add(new Built(
                            name,
                            Optional.empty(),
                            Optional.of(result.node()),
                            result.completedAt(),
                            Optional.empty(),
                            Built.Source.RUN_RESULTS)
                            .with(result.compiled())));
        }
        return found;
    }

    /** When a run built each node that it did build, by unique_id. */
    public static Map<String, Instant> times(RunResults results) {
        Map<String, Instant> times = new HashMap<>();
        if (!results.ofBuildingCommand()) return times;
        results.results().stream()
                .filter(RunResults.Result::succeeded)
                .forEach(result -> result.completedAt().ifPresent(at -> times.put(result.node(), at)));
        return times;
    }

    private static Optional<RelationName> name(RunResults.Result result, Manifest branch) {
        return branch.node(result.node()).filter(BranchNames::hasRelation).flatMap(Node::relation);
    }

    private static boolean matches(RunResults.Result result, Manifest branch, NameRules rules) {
        return name(result, branch)
                .filter(name -> result.relationName()
                        .filter(rendered -> bare(rendered, rules).equals(bare(rules.quoted(name), rules)))
                        .isPresent())
                .isPresent();
    }

    private static String bare(String rendered, NameRules rules) {
        return rules.warehouseFold().apply(rendered.replace(String.valueOf(rules.quote()), ""));
    }
}
