package io.devenv.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Moves the recorded times of the example up to now, run by run, so that ages look like life. */
record DemoTimes(List<Interval> intervals, Instant now) {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /**
     * One recorded run of dbt.
     *
     * @param endedAgo how long ago it is to have ended
     */
    record Interval(Instant from, Instant to, Duration endedAgo) {
        static Interval of(String from, String to, String endedAgo) {
            return new Interval(Instant.parse(from), Instant.parse(to), Duration.parse(endedAgo));
        }

        private boolean holds(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }

        private Instant moved(Instant time, Instant now) {
            return time.plus(Duration.between(to, now.minus(endedAgo)));
        }
    }

    /** A text with each time in it moved that lies in a recorded run; all of them are UTC. */
    String moved(String text) {
        return TIME.matcher(text).replaceAll(this::moved);
    }

    private String moved(MatchResult found) {
        Instant time = LocalDateTime.parse(found.group()).toInstant(ZoneOffset.UTC);
        return intervals.stream()
                .filter(interval -> interval.holds(time))
                .findFirst()
                .map(interval -> MICROSECONDS.format(interval.moved(time, now)))
                .orElse(found.group());
    }

    /** A moment before the youngest of the runs. */
    Instant before() {
        Duration youngest = intervals.stream()
                .map(Interval::endedAgo)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return now.minus(youngest).minus(Duration.ofHours(1));
    }
}
