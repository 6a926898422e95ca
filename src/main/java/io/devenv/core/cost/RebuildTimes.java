package io.devenv.core.cost;

import io.devenv.core.results.RunResults;
import java.util.Optional;

/**
 * How long it would take to build nodes again, by run results: the developer's own where there are any, else the state's. What nobody
 * measured is unknown.
 */
public final class RebuildTimes {
    private final RunTimes own;
    private final RunTimes state;

    public RebuildTimes(Optional<RunResults> own, Optional<RunResults> state) {
        this.own = new RunTimes(own.stream().toList());
        this.state = new RunTimes(state.stream().toList());
    }

    /** Of one node, by its unique_id. */
    public Optional<Rebuild> of(String node) {
        return measured(own, Rebuild.Source.OWN_RUN, node).or(() -> measured(state, Rebuild.Source.STATE_RUN, node));
    }

    private static Optional<Rebuild> measured(RunTimes times, Rebuild.Source source, String node) {
        return times.of(node).map(Measured::median).map(time -> new Rebuild(time, source));
    }
}
