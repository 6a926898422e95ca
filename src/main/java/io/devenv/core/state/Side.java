package io.devenv.core.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one of two manifests says where they differ.
 *
 * @param telling whether it says anything
 * @param value the value as the manifest has it: text, number, boolean, list or map; empty for null and where nothing is told
 */
public record Side(Telling telling, Optional<Object> value) {
    /** Whether a value is known. */
    public enum Telling {
        VALUE,
        /** The key is not there: not the same as null. */
        NOT_SET,
        /** There is a value, but it is so long that only its hash is kept. */
        UNREAD
    }

    public static final Side NOT_SET = new Side(Telling.NOT_SET, Optional.empty());
    public static final Side UNREAD = new Side(Telling.UNREAD, Optional.empty());

    public static Side of(@Nullable Object value) {
        return new Side(Telling.VALUE, Optional.ofNullable(value));
    }
}
