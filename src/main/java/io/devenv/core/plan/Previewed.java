package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command would do.
 *
 * @param steps the selected nodes in the order they run
 * @param hooks the operations that run whatever is selected: on-run-start and on-run-end
 * @param built ids of the nodes that the run itself builds, in that order
 * @param stopsAt the node over which dbt ends before it has compiled anything
 */
public record Previewed(List<Step> steps, List<Step> hooks, Set<String> built, Optional<Node> stopsAt) {
    /** Nothing at all: dbt ends before its first node. */
    public static final Previewed NOTHING = new Previewed(List.of(), List.of(), Set.of(), Optional.empty());

    public Previewed {
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
        built = Collections.unmodifiableSet(new LinkedHashSet<>(built));
    }

    /** Of a command that builds: each node that neither fails nor is skipped has a relation afterwards. */
    static Previewed building(List<Step> steps, List<Step> hooks) {
        Set<String> built = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.fate() == Step.Fate.RUNS && step.node().isBuilt())
                built.add(step.node().id());
        }
        return new Previewed(steps, hooks, built, Optional.empty());
    }

    /** Of a command that only reads. */
    static Previewed reading(List<Step> steps, List<Step> hooks) {
        return new Previewed(steps, hooks, Set.of(), Optional.empty());
    }

    /** Of a command that ends before it has compiled anything. */
    static Previewed stopped(List<Step> steps, Node at) {
        return new Previewed(steps, List.of(), Set.of(), Optional.of(at));
    }
}
