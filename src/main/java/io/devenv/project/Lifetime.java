package io.devenv.project;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 7 days}, {@code 7d}, {@code 12 h}, {@code 2 weeks}; a number alone is days. */
public final class Lifetime {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})\\s*(|h|hours?|d|days?|w|weeks?)");

    private Lifetime() {}

    /** Empty for what is none. */
    public static Optional<Duration> of(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) return Optional.empty();
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "h", "hour", "hours" -> Duration.ofHours(number);
                    case "w", "week", "weeks" -> Duration.ofDays(7 * number);
                    default -> Duration.ofDays(number);
                });
    }
}
