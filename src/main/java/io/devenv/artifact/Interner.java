package io.devenv.artifact;

import io.devenv.core.document.Fields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one object. Manifests repeat themselves: of 30,000 nodes most share their configuration, their macros
 * and the words in their names, and this is what keeps them small in memory.
 */
final class Interner {
    private final Map<Object, Object> known = new HashMap<>();
    private final Map<Map<String, @Nullable Object>, Fields> documents = new HashMap<>();

    @SuppressWarnings("unchecked") // the known value equals the given one and is of its kind
    <T> T same(T value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }

    /** One object for equal fields, made only for the first of them. */
    Fields fields(Map<String, @Nullable Object> values) {
        if (values.isEmpty()) return Fields.NONE;
        Fields before = documents.get(values);
        if (before != null) return before;
        Fields first = new Fields(values);
        documents.put(first.values(), first);
        return first;
    }
}
