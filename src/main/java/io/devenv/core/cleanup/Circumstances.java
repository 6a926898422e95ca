package io.devenv.core.cleanup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the clock and dbt's own traces say while classes and plans are made.
 *
 * @param now empty where no age is to be judged
 * @param logWritten when a line was last written to dbt's log; empty if unknown
 * @param cloneLife how long a copy of production counts as fresh
 * @param running why a dbt run may still be at work on its working relations: a session of it, or the age of its log; empty where none can
 */
public record Circumstances(
        Optional<Instant> now, Optional<Instant> logWritten, Duration cloneLife, Optional<String> running) {
    public static final Duration CLONE_LIFE = Duration.ofDays(7);

    /** No time is known, and no dbt runs. */
    public static final Circumstances NONE =
            new Circumstances(Optional.empty(), Optional.empty(), CLONE_LIFE, Optional.empty());

    /** A dbt that has written nothing for so long is taken to be dead. */
    public static final Duration QUIET = Duration.ofHours(1);

    /**
     * For a warehouse that several may write to at once: while dbt's log is fresh, or its age unknown, a run may be at work.
     *
     * @param logWritten when a line was last written; empty if unknown
     */
    public static Optional<String> recentRun(Optional<Instant> logWritten, Instant now) {
        if (logWritten.isEmpty()) return Optional.of("when dbt last wrote to its log is unknown");
        Duration age = Duration.between(logWritten.get(), now);
        if (age.compareTo(QUIET) > 0) return Optional.empty();
        return Optional.of("dbt wrote to its log " + Math.max(0, age.toMinutes()) + " minutes ago");
    }

    boolean isOver(Instant made) {
        return now.filter(moment -> made.plus(cloneLife).isBefore(moment)).isPresent();
    }
}
