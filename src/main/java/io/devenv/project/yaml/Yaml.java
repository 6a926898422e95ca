package io.devenv.project.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A piece of a YAML document that knows the line it begins on, counted from 1. */
public sealed interface Yaml {
    int line();

    /** The same without lines: text, numbers, booleans, {@link None}, lists, and maps in the order of the document. */
    Object plain();

    /** One value: a String, Boolean, Integer, Long, BigInteger, Double or {@link None}. */
    record Scalar(Object value, int line) implements Yaml {
        @Override
        public Object plain() {
            return value;
        }
    }

    /** A list. */
    record Sequence(List<Yaml> items, int line) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Object plain() {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /** A map. Of a key that is written twice the last value counts, as in PyYAML. */
    record Mapping(Map<String, Entry> entries, int line) implements Yaml {
        public Optional<Yaml> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The line of a key; the line the map begins on, if it has no such key. */
        public int lineOf(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::line).orElse(line);
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach((key, entry) -> plain.put(key, entry.value().plain()));
            return plain;
        }
    }

    /**
     * The value of a key.
     *
     * @param line the line the key stands on
     * @param value what it is set to
     * @param before the line on which the same key was set before, where it is written twice
     */
    record Entry(int line, Yaml value, OptionalInt before) {}
}
