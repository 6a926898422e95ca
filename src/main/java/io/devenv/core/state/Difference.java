package io.devenv.core.state;

import java.util.List;

/**
 * One thing in which a node differs between two manifests.
 *
 * @param key what differs inside its {@link Part}: the name of a config or field, a macro's unique_id, {@code raw_code}, …
 * @param via for macros: the macros by which the node reaches it, itself last; empty for everything else
 */
public record Difference(String key, Side old, Side now, List<String> via) {
    public Difference {
        via = List.copyOf(via);
    }

    public static Difference of(String key, Side old, Side now) {
        return new Difference(key, old, now, List.of());
    }
}
