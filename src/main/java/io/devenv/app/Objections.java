package io.devenv.app;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.Warehouse;
import java.util.Optional;

/** What a warehouse says of changes before they are tried. */
final class Objections {
    private Objections() {}

    /** What stands against any change of the batch, in words: one alone would keep the others from being made, too. */
    static Optional<String> to(Batch batch, Warehouse warehouse) {
        return batch.changes().stream()
                .flatMap(change -> warehouse.objection(change).stream())
                .findFirst()
                .map(Objections::inWords);
    }

    private static String inWords(Problem why) {
        return why.message() + why.because().map(reason -> ": " + reason).orElse("");
    }
}
