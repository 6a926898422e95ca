package io.devenv.core.cost;

import io.devenv.core.results.RunResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Seconds per node from run results: those of the state and the developer's own. A node nobody measured is unknown. */
public final class RunTimes {
    private final Map<String, List<RunResults.Result>> byNode = new HashMap<>();

    /** Only successful results of commands that build are measurements; compile reports times, too, but builds nothing. */
    public RunTimes(Collection<RunResults> sources) {
        for (RunResults results : sources) {
            if (!results.ofBuildingCommand()) continue;
            for (RunResults.Result result : results.results()) {
                if (!result.succeeded()) continue;
                byNode.computeIfAbsent(result.node(), id -> new ArrayList<>(2)).add(result);
            }
        }
    }

    public Optional<Measured> of(String node) {
        List<RunResults.Result> results = byNode.get(node);
        if (results == null) return Optional.empty();
        List<Duration> times =
                results.stream().map(RunResults.Result::executionTime).sorted().toList();
        Optional<Instant> latest = results.stream()
                .map(result -> result.completedAt().orElse(null))
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        return Optional.of(new Measured(median(times), times.size(), latest));
    }

    private static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) return sorted.get(middle);
        return sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }
}
