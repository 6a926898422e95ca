package io.devenv.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Times in words, as seen from one moment. Below a day in hours, so that "18 h" and "6 h" can be told apart. */
public record Ages(Instant now) {
    /** Such as {@code 23 days}, {@code 6 h}, {@code 12 min}; times in the future count as just now. */
    public String since(Instant then) {
        Duration age = Duration.between(then, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) return "less than a minute";
        if (age.compareTo(Duration.ofHours(1)) < 0) return age.toMinutes() + " min";
        if (age.compareTo(Duration.ofDays(2)) < 0) return age.toHours() + " h";
        return age.toDays() + " days";
    }

    /** Such as {@code 6 h ago}. */
    public String ago(Instant then) {
        return since(then) + " ago";
    }

    /** Such as {@code 23 days old}. */
    public String old(Instant then) {
        return since(then) + " old";
    }

    /** The day of a moment, wherever one is: {@code 2026-01-31}. */
    static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** A duration of work: {@code 0.04 s}, {@code 12 s}, {@code 3 min 5 s}. */
    public static String seconds(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
        }
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.compareTo(Duration.ofMinutes(2)) < 0) return time.toSeconds() + " s";
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
