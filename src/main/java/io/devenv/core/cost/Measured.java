package io.devenv.core.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a node took where somebody measured it: the median of what there is, never without where it comes from.
 *
 * @param runs how many measurements the median is of
 * @param latest when the newest of them ended, if that is known
 */
public record Measured(Duration median, int runs, Optional<Instant> latest) {}
