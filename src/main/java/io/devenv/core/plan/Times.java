package io.devenv.core.plan;

import io.devenv.core.cost.Measured;
import io.devenv.core.cost.RunTimes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the plan's nodes cost in seconds, as far as somebody measured them.
 *
 * @param byNode the nodes that run and were measured before
 * @param withDefer what the selection takes as planned
 * @param withoutDefer what it takes if everything it needs is built in dev, too
 */
public record Times(Map<String, Measured> byNode, Total withDefer, Total withoutDefer) {
    /**
     * A sum of measured times.
     *
     * @param sum of the measured nodes only
     * @param unknown how many nodes nobody measured; the sum is a lower bound unless this is 0
     */
    public record Total(int nodes, Duration sum, int unknown) {
        static Total of(Collection<String> ids, RunTimes times) {
            Duration sum = Duration.ZERO;
            int unknown = 0;
            for (String id : ids) {
                Optional<Measured> measured = times.of(id);
                if (measured.isPresent()) sum = sum.plus(measured.get().median());
                else unknown++;
            }
            return new Total(ids.size(), sum, unknown);
        }
    }

    /**
     * Sums up.
     *
     * @param planned ids of the nodes that the command builds
     * @param needed those, and every node that would have to be built if nothing were deferred
     */
    public static Times of(Collection<String> planned, Collection<String> needed, RunTimes times) {
        Map<String, Measured> byNode = new LinkedHashMap<>();
        planned.forEach(id -> times.of(id).ifPresent(measured -> byNode.put(id, measured)));
        return new Times(byNode, Total.of(planned, times), Total.of(needed, times));
    }
}
