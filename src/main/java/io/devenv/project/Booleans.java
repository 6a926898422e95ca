package io.devenv.project;

import static io.devenv.core.problem.Fault.USAGE;

import io.devenv.core.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/** Yes and no in environment variables: the words of click, which dbt's command line is made with. */
final class Booleans {
    private Booleans() {}

    /** @throws io.devenv.core.problem.Stop with {@code boolean-invalid} if it is neither */
    static boolean of(Environment.Set variable) {
        return switch (variable.value().strip().toLowerCase(Locale.ROOT)) {
            case "1", "yes", "true", "on", "t", "y" -> true;
            case "0", "no", "false", "off", "f", "n", "" -> false;
            default ->
                throw Problem.of(
                                USAGE,
                                "boolean-invalid",
                                "%s is '%s', which is not a boolean".formatted(variable.name(), variable.value()))
                        .next("use one of 1, 0, true, false, yes, no, on, off; or unset it")
                        .stop();
        };
    }

    static Optional<Boolean> of(Optional<Environment.Set> variable) {
        return variable.map(Booleans::of);
    }
}
