package io.devenv.core.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON or YAML object: keys in the order they were written; values are text, numbers, booleans, lists, maps,
 * and null where the document says null. Equality is deep; whole numbers compare by value whatever type the parser gave them.
 */
public record Fields(Map<String, @Nullable Object> values) {
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** True even where the value is null: dbt tells a key set to null from a key that is not there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as it stands; empty where the key is missing or null. */
    public Optional<Object> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Text, and nothing else: a number or a boolean is not text. */
    public Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Whether the value is just this text. */
    public boolean is(String key, String text) {
        return text.equals(values.get(key));
    }

    /** The value of a boolean; empty where there is none or it is something else. */
    public Optional<Boolean> flag(String key) {
        return values.get(key) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    public Fields object(String key) {
        return values.get(key) instanceof Map<?, ?> map ? ofMap(map) : NONE;
    }

    /** The texts of a list, or the one text that stands in a list's place; anything else is left out. */
    public List<String> texts(String key) {
        Object value = values.get(key);
        if (value instanceof String one) return List.of(one);
        if (!(value instanceof List<?> many) || many.isEmpty()) return List.of();
        List<String> texts = new ArrayList<>(many.size());
        for (Object each : many) {
            if (each instanceof String text) texts.add(text);
        }
        return List.copyOf(texts);
    }

    public List<Fields> objects(String key) {
        List<Fields> found = new ArrayList<>();
        if (values.get(key) instanceof List<?> many) {
            for (Object each : many) {
                if (each instanceof Map<?, ?> map) found.add(ofMap(map));
            }
        }
        return List.copyOf(found);
    }

    /** These and more, which count where both have a key. */
    public Fields with(Fields more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new Fields(all);
    }

    public static Fields ofMap(Object map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> copy.put(Objects.toString(key), value));
        return new Fields(copy);
    }
}
