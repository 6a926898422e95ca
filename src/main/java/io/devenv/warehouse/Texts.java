package io.devenv.warehouse;

import java.util.HashMap;
import java.util.Map;

/** Holds each text once: hundreds of schemas have the same few hundred names in them, and every row of an answer brings new texts. */
public final class Texts {
    private final Map<String, String> held = new HashMap<>();

    public String once(String text) {
        return held.computeIfAbsent(text, same -> same);
    }
}
