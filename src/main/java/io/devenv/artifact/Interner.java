package io.devenv.artifact;

import io.devenv.core.document.Fields;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one object. Manifests repeat themselves: of 30,000 nodes most share their configuration, their macros
 * and the words in their names, and this is what keeps them small in memory. One interner may serve several readers at the same
 * time: what two manifests have in common is then told by a glance.
 */
public final class Interner {
    /** Longer texts are descriptions and code, which hardly repeat. */
    private static final int LONGEST_SHARED = 200;

    private final ConcurrentMap<Object, Object> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<Written, Fields> documents = new ConcurrentHashMap<>();

    /** One object for equal texts. */
    String text(String text) {
        return text.length() > LONGEST_SHARED ? text : first(text, text);
    }

    /** One object for equal values, in which maps have their keys in the same order. */
    <T> T same(T value) {
        return first(Written.of(value), value);
    }

    @SuppressWarnings("unchecked") // the known value equals the given one and is of its kind
    private <T> T first(Object key, T value) {
        // Asking takes no lock, and most values are known.
        Object before = known.get(key);
        if (before == null) before = known.putIfAbsent(key, value);
        return before == null ? value : (T) before;
    }

    /** One object for equal fields in the same order, made only for the first of them. */
    Fields fields(Map<String, @Nullable Object> values) {
        if (values.isEmpty()) return Fields.NONE;
        Written key = Written.of(values);
        Fields before = documents.get(key);
        if (before != null) return before;
        Fields made = new Fields(values);
        before = documents.putIfAbsent(new Written(made.values(), key.hash), made);
        return before == null ? made : before;
    }

    /** Equal where the order of keys is the same, too: it is shown, and must not depend on which manifest was read first. */
    private record Written(Object value, int hash) {
        static Written of(Object value) {
            return new Written(value, value.hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Written written && hash == written.hash && alike(value, written.value);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        private static boolean alike(@Nullable Object one, @Nullable Object other) {
            if (one == other) return true;
            if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) return alikeMaps(map, otherMap);
            if (one instanceof List<?> list && other instanceof List<?> otherList) return alikeLists(list, otherList);
            return Objects.equals(one, other);
        }

        private static boolean alikeMaps(Map<?, ?> one, Map<?, ?> other) {
            if (one.size() != other.size()) return false;
            Iterator<? extends Map.Entry<?, ?>> others = other.entrySet().iterator();
            for (Map.Entry<?, ?> each : one.entrySet()) {
                Map.Entry<?, ?> beside = others.next();
                if (!each.getKey().equals(beside.getKey()) || !alike(each.getValue(), beside.getValue())) return false;
            }
            return true;
        }

        private static boolean alikeLists(List<?> one, List<?> other) {
            if (one.size() != other.size()) return false;
            Iterator<?> others = other.iterator();
            for (Object each : one) {
                if (!alike(each, others.next())) return false;
            }
            return true;
        }
    }
}
