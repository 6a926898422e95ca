package io.devenv.app;

import io.devenv.core.cost.RunTimes;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.PlannedRef;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.Step;
import io.devenv.core.plan.Times;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the nodes of a plan take, as far as run results of the branch or the state tell. */
final class PlanTimes {
    private PlanTimes() {}

    static Times of(Artifacts artifacts, Previewed previewed) {
        Set<String> needed = new HashSet<>(previewed.built());
        needed.addAll(inDevWithoutDefer(artifacts, previewed.steps()));
        RunTimes measured = new RunTimes(Stream.of(artifacts.branchResults(), artifacts.stateResults())
                .flatMap(Optional::stream)
                .toList());
        return Times.of(previewed.built(), needed, measured);
    }

    /** What else would have to be built in dev if no ref were deferred. */
    private static Set<String> inDevWithoutDefer(Artifacts artifacts, List<Step> steps) {
        Set<String> needed = new HashSet<>();
        for (Step step : steps) {
            for (PlannedRef ref : step.refs()) {
                if (ref.resolution().target() == RefTarget.STATE)
                    needed.add(ref.resolution().parent().id());
            }
        }
        needed.addAll(artifacts.branch().graph().ancestors(needed, Integer.MAX_VALUE));
        needed.removeIf(id -> artifacts.branch().node(id).filter(Node::isBuilt).isEmpty());
        return needed;
    }
}
