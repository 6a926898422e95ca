package io.devenv.core.sweep;

import io.devenv.core.cleanup.NamePattern;
import io.devenv.core.select.Glob;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which schemas are swept, as {@code sweep:} in devenv.yml says it: those that a pattern matches, once every condition holds.
 *
 * @param pattern a shell pattern; letter case does not count
 * @param olderThan for how long nothing must have changed there
 * @param goneFrom where what the pattern's star stands for must not be any more
 */
public record SweepRule(String pattern, Optional<Duration> olderThan, Set<GoneFrom> goneFrom) {
    /** Who knows which pull requests or branches there still are. */
    public enum GoneFrom {
        /** The branches of the repository and of its remotes. */
        GIT,
        /** The list that the user hands in. */
        LIST
    }

    public SweepRule {
        goneFrom = goneFrom.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(goneFrom));
    }

    public boolean matches(String schema) {
        return new NamePattern(pattern).matches(schema);
    }

    /** Whether the pattern says which part of a schema's name is the key: there is one star, and nothing else that is not fixed. */
    public boolean hasKey() {
        int star = pattern.indexOf('*');
        return star >= 0 && !Glob.hasWildcard(pattern.substring(0, star) + pattern.substring(star + 1));
    }

    /** What the star stands for in the name of a schema that matches; empty where the pattern does not tell. */
    public Optional<String> key(String schema) {
        if (!hasKey() || !matches(schema)) return Optional.empty();
        int star = pattern.indexOf('*');
        int end = schema.length() - (pattern.length() - star - 1);
        // Some letters are more than one in lower case.
        return star <= end ? Optional.of(schema.substring(star, end)) : Optional.empty();
    }

    /** How the name of everything that matches begins, in lower case: what stands before the first letter that is not fixed. */
    public String beginning() {
        int end = 0;
        while (end < pattern.length() && "*?[".indexOf(pattern.charAt(end)) < 0) end++;
        return pattern.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
