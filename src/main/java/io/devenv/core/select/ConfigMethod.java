package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code config.materialized:table}: the value at a path of the config. A list holds the text; true and false fit in any letter
 * case; a number never equals what was typed, because that is text.
 */
final class ConfigMethod {
    private ConfigMethod() {}

    static Predicate<Node> prepare(Method.Search search) {
        List<String> path = search.arguments();
        Wanted wanted = new Wanted(search.value(), path.equals(List.of("severity")));
        return node ->
                isConfigurable(node) && wanted.isIn(at(path, node.config().values()));
    }

    private static boolean isConfigurable(Node node) {
        return PropertyMethods.isParsed(node) || node.type() == ResourceType.SOURCE;
    }

    private static @Nullable Object at(List<String> path, @Nullable Object value) {
        Object here = value;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    private record Wanted(String text, boolean inAnyCase) {
        boolean isIn(@Nullable Object value) {
            if (value instanceof List<?> list) return list.stream().anyMatch(this::is);
            return is(value);
        }

        private boolean is(@Nullable Object value) {
            if (value instanceof Boolean flag) return text.equalsIgnoreCase(flag.toString());
            return value instanceof String other && (inAnyCase ? text.equalsIgnoreCase(other) : text.equals(other));
        }
    }
}
