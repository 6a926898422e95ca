package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One thing that tells what a relation is.
 *
 * @param says in words for the user
 * @param at the time it tells of, where it tells one
 * @param where in that record it stands, for people
 */
public record Evidence(Witness witness, String says, Optional<Instant> at, Optional<String> where) {
    /** Of a view whose text is not the branch's code. */
    static final Evidence OTHER_VIEW =
            new Evidence(Witness.WAREHOUSE, "its text is another query than the code on the branch", Optional.empty());

    /** One that does not say where. */
    public Evidence(Witness witness, String says, Optional<Instant> at) {
        this(witness, says, at, Optional.empty());
    }

    /** Who says so. */
    public enum Witness implements Worded {
        BRANCH_MANIFEST,
        /** The place in dev of a node that the state has. */
        PRODUCTION_MANIFEST,
        /** Earlier manifests of this checkout. */
        HISTORY,
        LOG,
        RUN_RESULTS,
        JOURNAL,
        /** The relation itself, as the warehouse keeps it. */
        WAREHOUSE
    }

    static Evidence manifest(String says) {
        return new Evidence(Witness.BRANCH_MANIFEST, says, Optional.empty());
    }

    static Evidence production(String says) {
        return new Evidence(Witness.PRODUCTION_MANIFEST, says, Optional.empty());
    }

    static Evidence of(PastNode past) {
        String as = past.node().materialized().map(word -> " (" + word + ")").orElse("");
        return new Evidence(
                Witness.HISTORY,
                "an earlier manifest had it as the relation of " + past.node().id() + as,
                Optional.of(past.last()),
                Optional.of(written(past)));
    }

    /** When manifests that had it were written, to the second. */
    private static String written(PastNode past) {
        Instant first = past.first().truncatedTo(ChronoUnit.SECONDS);
        Instant last = past.last().truncatedTo(ChronoUnit.SECONDS);
        return first.equals(last) ? "manifest of " + last : "manifests of " + first + " to " + last;
    }

    static Evidence of(Built built) {
        Evidence bare = bare(built);
        return new Evidence(bare.witness(), built.from().label() + ": " + bare.says(), bare.at(), bare.where());
    }

    /** The same for who names the witness beside it. */
    static Evidence bare(Built built) {
        Witness witness = switch (built.from()) {
            case LOG -> Witness.LOG;
            case RUN_RESULTS -> Witness.RUN_RESULTS;
            case JOURNAL -> Witness.JOURNAL;
        };
        String what = built.kind().map(kind -> kind.spoken()).orElse("relation");
        String whom = built.node().map(node -> " for " + node).orElse("");
        return new Evidence(witness, "built as a " + what + whom, built.at(), built.where());
    }
}
