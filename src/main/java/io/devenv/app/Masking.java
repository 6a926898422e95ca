package io.devenv.app;

import io.devenv.core.state.Difference;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.Side;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Secrets;
import io.devenv.project.Environment;
import io.devenv.project.SecretKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in what is shown of a manifest: the values of the environment's {@code DBT_ENV_SECRET_} variables, wherever
 * they stand, as dbt scrubs its logs; and whatever stands under a key that names a secret.
 */
record Masking(Secrets secrets) {
    private static final String PREFIX = "DBT_ENV_SECRET";

    static Masking of(Environment environment) {
        return new Masking(Secrets.of(environment.variables().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .map(variable -> new Secret(variable.getValue()))
                .toList()));
    }

    NodeChange of(NodeChange change) {
        return change.with(change.parts().stream().map(this::of).toList());
    }

    private PartChange of(PartChange part) {
        Difference told = part.difference();
        Difference masked =
                new Difference(told.key(), of(told.key(), told.old()), of(told.key(), told.now()), told.via());
        return new PartChange(part.part(), part.counts(), masked, part.diff().map(secrets::hiddenIn));
    }

    private Side of(String key, Side side) {
        return new Side(side.telling(), side.value().flatMap(value -> Optional.ofNullable(value(key, value))));
    }

    private @Nullable Object value(String path, @Nullable Object value) {
        if (value == null) return null;
        if (SecretKeys.matches(path)) return Secret.MASK;
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach(
                    (key, each) -> masked.put(secrets.hiddenIn(String.valueOf(key)), value(path + "." + key, each)));
            return masked;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>();
            list.forEach(each -> masked.add(value(path, each)));
            return masked;
        }
        return value instanceof String text ? secrets.hiddenIn(text) : value;
    }
}
