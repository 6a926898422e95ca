package io.devenv.core.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a dbt, so far as dbt's rules depend on it. Pre-releases count as their release: their rules are there already. */
public record DbtVersion(int major, int minor, int patch) implements Comparable<DbtVersion> {
    /** What an unreadable or missing version is taken for: the newest dbt whose rules are known. */
    public static final DbtVersion LATEST_KNOWN = new DbtVersion(1, 12, 6);

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*", Pattern.DOTALL);

    /** Whether a text names a version at all, for what somebody typed. */
    public static boolean isVersion(String text) {
        return NUMBERS.matcher(text).matches();
    }

    public static DbtVersion of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) return LATEST_KNOWN;
        String patch = numbers.group(3) == null ? "0" : numbers.group(3);
        return new DbtVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), Integer.parseInt(patch));
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return isAtLeast(otherMajor, otherMinor, 0);
    }

    public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new DbtVersion(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    @Override
    public int compareTo(DbtVersion other) {
        if (major != other.major) return Integer.compare(major, other.major);
        if (minor != other.minor) return Integer.compare(minor, other.minor);
        return Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
