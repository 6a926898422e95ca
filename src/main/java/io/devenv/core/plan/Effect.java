package io.devenv.core.plan;

import io.devenv.core.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of changes that were shown before. */
public sealed interface Effect permits Done, Purged, Swept {
    /** Code of the problem of a relation that somebody else changed after it was shown; it is left to them. */
    String CHANGED_MEANWHILE = "changed-meanwhile";

    /** Code of the problem of a relation that a dbt run is, or may be, at work on. */
    String DBT_AT_WORK = "dbt-at-work";

    /** Why the journal does not tell what became of all of it, if it does not; {@code undo} asks the warehouse then. */
    Optional<Problem> unnoted();

    /** Why what was not made was not. */
    Stream<Problem> refusals();

    /** True if everything was made and noted. */
    default boolean complete() {
        return refusals().findAny().isEmpty() && unnoted().isEmpty();
    }

    /** True if nothing went wrong: everything was made and noted, but for what was left alone because somebody else is at work on it. */
    default boolean orderly() {
        return refusals().allMatch(Effect::leavesAlone) && unnoted().isEmpty();
    }

    /** Whether something was not done only because it was left to somebody else who is at work on it. */
    static boolean leavesAlone(Problem why) {
        return why.code().equals(CHANGED_MEANWHILE) || why.code().equals(DBT_AT_WORK);
    }
}
