package io.devenv.app;

import io.devenv.core.state.Difference;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.Side;
import io.devenv.project.Environment;
import io.devenv.project.SecretKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in what is shown of a manifest: the values of the environment's {@code DBT_ENV_SECRET_} variables, wherever
 * they stand, as dbt scrubs its logs; and whatever stands under a key that names a secret.
 */
record Masking(List<String> secrets) {
    private static final String PREFIX = "DBT_ENV_SECRET";
    private static final String MASK = "*****";

    static Masking of(Environment environment) {
        return new Masking(environment.variables().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    NodeChange of(NodeChange change) {
        return change.with(change.parts().stream().map(this::of).toList());
    }

    private PartChange of(PartChange part) {
        Difference told = part.difference();
        Difference masked =
                new Difference(told.key(), of(told.key(), told.old()), of(told.key(), told.now()), told.via());
        return new PartChange(part.part(), part.counts(), masked, part.diff().map(this::text));
    }

    private Side of(String key, Side side) {
        return new Side(side.telling(), side.value().flatMap(value -> Optional.ofNullable(value(key, value))));
    }

    private @Nullable Object value(String path, @Nullable Object value) {
        if (value == null) return null;
        if (SecretKeys.matches(path)) return MASK;
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((key, each) -> masked.put(text(String.valueOf(key)), value(path + "." + key, each)));
            return masked;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>();
            list.forEach(each -> masked.add(value(path, each)));
            return masked;
        }
        return value instanceof String text ? text(text) : value;
    }

    private String text(String text) {
        String masked = text;
        for (String secret : secrets) masked = masked.replace(secret, MASK);
        return masked;
    }
}
