package io.devenv.core.state;

import io.devenv.core.document.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares two documents key by key. */
final class ComparedValues {
    private ComparedValues() {}

    /** A key that is set, be it to null, differs from one that is not. */
    static List<Difference> written(Fields old, Fields now, Collection<String> keys) {
        return differing(
                old,
                now,
                keys,
                key -> old.has(key) == now.has(key)
                        && Same.asWritten(old.values().get(key), now.values().get(key)));
    }

    /** A missing key is null. */
    static List<Difference> typed(Fields old, Fields now, Collection<String> keys) {
        return differing(
                old,
                now,
                keys,
                key -> Same.asTyped(old.values().get(key), now.values().get(key)));
    }

    /** The keys of both, sorted. */
    static Collection<String> keys(Fields old, Fields now) {
        TreeSet<String> keys = new TreeSet<>(old.values().keySet());
        keys.addAll(now.values().keySet());
        return keys;
    }

    private static List<Difference> differing(Fields old, Fields now, Collection<String> keys, Predicate<String> same) {
        List<Difference> found = new ArrayList<>();
        for (String key : keys) {
            if (!same.test(key)) found.add(Difference.of(key, side(old, key), side(now, key)));
        }
        return found;
    }

    private static Side side(Fields fields, String key) {
        return fields.has(key) ? Side.of(fields.values().get(key)) : Side.NOT_SET;
    }

    /** One difference, or none. */
    static List<Difference> unless(boolean same, String key, Side old, Side now) {
        return same ? List.of() : List.of(Difference.of(key, old, now));
    }
}
