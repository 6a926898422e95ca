package io.devenv.core.problem;

import java.util.Optional;

/**
 * Something that went wrong, told so that the user can act on it.
 *
 * @param fault whose matter it is; gives the exit code
 * @param code stable, in kebab case; users search for it and scripts compare it
 * @param message what happened, in one line
 * @param because why that matters or how devenv came to it
 * @param place file, line and key, where there are any
 * @param next what to do next
 */
public record Problem(
        Fault fault,
        String code,
        String message,
        Optional<String> because,
        Optional<Place> place,
        Optional<String> next) {

    public static Problem of(Fault fault, String code, String message) {
        return new Problem(fault, code, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Problem because(String reason) {
        return new Problem(fault, code, message, Optional.of(reason), place, next);
    }

    public Problem at(Place where) {
        return new Problem(fault, code, message, because, Optional.of(where), next);
    }

    public Problem next(String step) {
        return new Problem(fault, code, message, because, place, Optional.of(step));
    }

    /** To leave a method that cannot go on: {@code throw problem.stop();}. */
    public Stop stop() {
        return new Stop(this);
    }
}
