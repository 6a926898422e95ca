package io.devenv.app;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Ids of runs: the time in UTC, to the millisecond, in letters and digits that fit into any warehouse's names. */
final class RunId {
    private static final DateTimeFormatter SHAPE =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmssSSS").withZone(ZoneOffset.UTC);

    private RunId() {}

    static String next(Clock clock) {
        return SHAPE.format(clock.instant());
    }
}
