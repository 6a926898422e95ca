package io.devenv.core.cleanup;

import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that tells what a relation is.
 *
 * @param says in words for the user
 * @param at the time it tells of, where it tells one
 */
public record Evidence(Witness witness, String says, Optional<Instant> at) {
    /** Who says so. */
    public enum Witness {
        BRANCH_MANIFEST,
        /** The place in dev of a node that the state has. */
        PRODUCTION_MANIFEST,
        LOG,
        RUN_RESULTS,
        JOURNAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Evidence manifest(String says) {
        return new Evidence(Witness.BRANCH_MANIFEST, says, Optional.empty());
    }

    static Evidence production(String says) {
        return new Evidence(Witness.PRODUCTION_MANIFEST, says, Optional.empty());
    }

    static Evidence of(Built built) {
        Witness witness = switch (built.from()) {
            case LOG -> Witness.LOG;
            case RUN_RESULTS -> Witness.RUN_RESULTS;
            case JOURNAL -> Witness.JOURNAL;
        };
        String what = built.kind().map(kind -> kind.word().replace('_', ' ')).orElse("relation");
        String whom = built.node().map(node -> " for " + node).orElse("");
        return new Evidence(witness, built.from().label() + ": built as a " + what + whom, built.at());
    }
}
