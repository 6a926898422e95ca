package io.devenv.app;

import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.plan.Cleaning;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a process is at that may die.
 *
 * @param words tells it from others
 * @param deciding what it changes; asked once, as a user has seen it
 */
record MortalTask(String words, Function<Environment, Cleaning> deciding) {
    private static final Clock CLOCK = Clock.systemUTC();

    static MortalTask clean(CleanOptions options) {
        CleanRequest request = new CleanRequest(options, List.of(), false, false, "clean --yes", Optional.empty());
        return new MortalTask(
                options.toString(),
                environment -> new CleanSchema(environment, GivenFlags.NONE, request, CLOCK, Progress.NONE).preview());
    }

    static MortalTask cloning(boolean copies) {
        CloneRequest request = new CloneRequest(copies, false, "clone --yes", Optional.empty());
        return new MortalTask(
                copies ? "clone --copy" : "clone",
                environment -> new CloneNodes(environment, GivenFlags.NONE, request, CLOCK, Progress.NONE)
                        .preview()
                        .changes());
    }
}
