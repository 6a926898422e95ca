package io.devenv.artifact;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives equal values one object. Manifests repeat themselves: of 30,000 nodes most share their configuration, their macros
 * and the words in their names, and this is what keeps them small in memory.
 */
final class Interner {
    private final Map<Object, Object> known = new HashMap<>();

    @SuppressWarnings("unchecked") // the known value equals the given one and is of its kind
    <T> T same(T value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
