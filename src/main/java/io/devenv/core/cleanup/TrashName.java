package io.devenv.core.cleanup;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name under which devenv sets a table aside until it is purged. What the table was called before is in the journal.
 *
 * @param run the run of devenv that put it there
 * @param number its number in that run, from 1
 */
public record TrashName(String run, int number) {
    private static final String PREFIX = "__devenv_trash_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([a-z0-9]{1,32})_([1-9][0-9]{0,8})");

    /** Runs are short enough for the 63 bytes Postgres gives a name. */
    public TrashName {
        if (!SHAPE.matcher(PREFIX + run + "_" + number).matches()) {
            throw new IllegalArgumentException("not a run's id and number: " + run + ", " + number);
        }
    }

    public String identifier() {
        return PREFIX + run + "_" + number;
    }

    /** Some warehouses change letter case on their own, so case does not count. */
    public static Optional<TrashName> of(String identifier) {
        if (!identifier.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) return Optional.empty();
        Matcher matcher = SHAPE.matcher(identifier.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(new TrashName(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
