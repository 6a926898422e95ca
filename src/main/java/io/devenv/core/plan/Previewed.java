package io.devenv.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command would do.
 *
 * @param steps the selected nodes in the order they run
 * @param hooks the operations that run whatever is selected: on-run-start and on-run-end
 * @param built ids of the nodes that the run itself builds
 */
public record Previewed(List<Step> steps, List<Step> hooks, Set<String> built) {
    /** Nothing at all: dbt ends before its first node. */
    public static final Previewed NOTHING = new Previewed(List.of(), List.of(), Set.of());

    public Previewed {
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
        built = Collections.unmodifiableSet(new TreeSet<>(built));
    }

    /** Of a command that builds: each node that neither fails nor is skipped has a relation afterwards. */
    static Previewed building(List<Step> steps, List<Step> hooks) {
        Set<String> built = new TreeSet<>();
        for (Step step : steps) {
            if (step.fate() == Step.Fate.RUNS && step.node().isBuilt())
                built.add(step.node().id());
        }
        return new Previewed(steps, hooks, built);
    }

    /** Of a command that only reads. */
    static Previewed reading(List<Step> steps, List<Step> hooks) {
        return new Previewed(steps, hooks, Set.of());
    }
}
