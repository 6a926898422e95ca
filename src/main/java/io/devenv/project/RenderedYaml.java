package io.devenv.project;

import io.devenv.project.yaml.None;
import io.devenv.project.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A document with its Jinja rendered, which still knows its lines. */
final class RenderedYaml {
    private final Renderer renderer;

    RenderedYaml(Renderer renderer) {
        this.renderer = renderer;
    }

    Yaml of(Yaml written, String path) {
        if (written instanceof Yaml.Scalar scalar) return made(renderer.value(scalar, path), scalar.line());
        if (written instanceof Yaml.Sequence list) {
            List<Yaml> items = new ArrayList<>();
            for (Yaml item : list.items()) items.add(of(item, path + "[" + items.size() + "]"));
            return new Yaml.Sequence(items, list.line());
        }
        Yaml.Mapping map = (Yaml.Mapping) written;
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            String below = path.isEmpty() ? key : path + "." + key;
            entries.put(key, new Yaml.Entry(entry.line(), of(entry.value(), below), entry.before()));
        });
        return new Yaml.Mapping(entries, map.line());
    }

    /** What an expression yields, which can be a list or a map. */
    private static Yaml made(@Nullable Object value, int line) {
        if (value instanceof List<?> many) {
            return new Yaml.Sequence(many.stream().map(each -> made(each, line)).toList(), line);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
            map.forEach((key, each) ->
                    entries.put(String.valueOf(key), new Yaml.Entry(line, made(each, line), OptionalInt.empty())));
            return new Yaml.Mapping(entries, line);
        }
        return new Yaml.Scalar(Objects.requireNonNullElse(value, None.NONE), line);
    }
}
