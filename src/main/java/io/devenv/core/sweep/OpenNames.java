package io.devenv.core.sweep;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names of pull requests or branches that are still in use, compared with parts of schemas' names the way CI jobs make the ones from the
 * others: in lower case, everything but letters and digits an underscore, possibly cut, possibly with a custom schema behind it. Where
 * it cannot be told, a name counts as in use.
 */
public final class OpenNames {
    /** Nobody cuts what is shorter. */
    private static final int CUT = 20;

    private final TreeMap<String, String> names = new TreeMap<>();

    /** @param open as they were written; what has no letter and no digit is passed over */
    public OpenNames(Collection<String> open) {
        for (String name : open) {
            String plain = plain(name);
            if (!plain.isEmpty()) names.put(plain, name);
        }
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * The open name because of which a key counts as in use: it is that name, begins with it ({@code 12_marts} belongs to 12), or is
     * what is left of it after it was cut.
     */
    public Optional<String> holding(String key) {
        String plain = plain(key);
        String same = names.get(plain);
        if (same != null) return Optional.of(same);
        for (int end = plain.indexOf('_'); end > 0; end = plain.indexOf('_', end + 1)) {
            String longer = names.get(plain.substring(0, end));
            if (longer != null) return Optional.of(longer);
        }
        if (plain.length() < CUT) return Optional.empty();
        return Optional.ofNullable(names.ceilingEntry(plain))
                .filter(entry -> entry.getKey().startsWith(plain))
                .map(Map.Entry::getValue);
    }

    /** Whether a key has anything by which it could be compared. */
    static boolean isComparable(String key) {
        return !plain(key).isEmpty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
