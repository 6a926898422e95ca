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
 * @param building why a dbt run is to be taken for one that builds in the dev schemas right now, so that all of them stay as they are; empty where nothing
 *     speaks for it
 */
public record Circumstances(
        Optional<Instant> now,
        Optional<Instant> logWritten,
        Duration cloneLife,
        Optional<String> running,
        Optional<String> building) {
    public static final Duration CLONE_LIFE = Duration.ofDays(7);

    /** Where no run is known to build right now. */
    public Circumstances(
            Optional<Instant> now, Optional<Instant> logWritten, Duration cloneLife, Optional<String> running) {
        this(now, logWritten, cloneLife, running, Optional.empty());
    }

    /** No time is known, and no dbt runs. */
    public static final Circumstances NONE =
            new Circumstances(Optional.empty(), Optional.empty(), CLONE_LIFE, Optional.empty());

    /** A dbt that has written nothing for so long is taken to be dead. */
    public static final Duration QUIET = Duration.ofHours(1);

    /** Between two nodes dbt is silent for less; while it waits for the warehouse its session is there to be seen. */
    public static final Duration BETWEEN_NODES = Duration.ofMinutes(1);

    /**
     * Between two nodes dbt has no session in the warehouse, but it has listed what lies there, and counts on it.
     *
     * @param unfinished when a run last wrote to dbt's log that has not said that it ended
     */
    public static Optional<String> unfinishedRun(Optional<Instant> unfinished, Instant now) {
        return unfinished
                .map(written -> Duration.between(written, now))
                .filter(age -> age.compareTo(BETWEEN_NODES) <= 0)
                .map(age -> "its log was last written " + Math.max(0, age.toSeconds())
                        + " seconds ago and does not say that the run has ended");
    }

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
