package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code config.materialized:table}: the value at a path of the config. A list holds the value; true and false fit in any letter
 * case; a number never equals what was typed, because that is text, but it equals a number of selectors.yml. There, as in
 * Python, true is 1, and null is a value that is set to null; a severity is text whatever is asked for.
 */
final class ConfigMethod {
    private ConfigMethod() {}

    static Predicate<Node> prepare(Method.Search search) {
        List<String> path = search.arguments();
        Wanted wanted = new Wanted(search.wanted(), path.equals(List.of("severity")));
        return node -> isConfigurable(node) && wanted.isAt(path, node.config().values());
    }

    private static boolean isConfigurable(Node node) {
        return node.type().isAmongNodes() || node.type() == ResourceType.SOURCE;
    }

    private record Wanted(Object value, boolean inAnyCase) {
        boolean isAt(List<String> path, Map<?, ?> config) {
            Object here = config;
            for (String key : path) {
                if (!(here instanceof Map<?, ?> map) || !map.containsKey(key)) return false;
                here = map.get(key);
            }
            return isIn(here);
        }

        private boolean isIn(@Nullable Object found) {
            if (found instanceof List<?> list) return list.stream().anyMatch(this::is);
            return is(found);
        }

        private boolean is(@Nullable Object found) {
            if (value == SelectionSpec.Null.NULL) return found == null && !inAnyCase;
            if (value instanceof String text) {
                if (found instanceof Boolean flag) return text.equalsIgnoreCase(flag.toString());
                return found instanceof String other && (inAnyCase ? text.equalsIgnoreCase(other) : text.equals(other));
            }
            Optional<BigDecimal> number = number(value);
            if (number.isEmpty()) return Objects.equals(value, found);
            return found != null
                    && number(found)
                            .filter(other -> other.compareTo(number.get()) == 0)
                            .isPresent();
        }

        private static Optional<BigDecimal> number(Object value) {
            if (value instanceof Boolean flag) return Optional.of(flag ? BigDecimal.ONE : BigDecimal.ZERO);
            if (!(value instanceof Number)) return Optional.empty();
            try {
                return Optional.of(new BigDecimal(value.toString()));
            } catch (NumberFormatException e) {
                // Infinity and not-a-number.
                return Optional.empty();
            }
        }
    }
}
