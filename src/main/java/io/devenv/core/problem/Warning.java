package io.devenv.core.problem;

import java.util.Optional;

/**
 * Something the user should know although the answer stands.
 *
 * @param code stable, in kebab case
 * @param message one line
 * @param node the unique_id it is about, if it is about one
 */
public record Warning(String code, String message, Optional<String> node) {
    public static Warning of(String code, String message) {
        return new Warning(code, message, Optional.empty());
    }

    public static Warning about(String node, String code, String message) {
        return new Warning(code, message, Optional.of(node));
    }
}
