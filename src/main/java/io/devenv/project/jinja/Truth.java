package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import java.util.Collection;
import java.util.Map;

/** What counts as true in Python. */
public final class Truth {
    private Truth() {}

    public static boolean of(Object value) {
        if (value instanceof Boolean flag) return flag;
        if (value instanceof Number number) return number.doubleValue() != 0;
        if (value instanceof Collection<?> items) return !items.isEmpty();
        if (value instanceof Map<?, ?> items) return !items.isEmpty();
        return value != None.NONE && !value.toString().isEmpty();
    }
}
