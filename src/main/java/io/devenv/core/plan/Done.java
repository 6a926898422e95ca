package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of changes that were made.
 *
 * @param run their id in the journal
 * @param unnoted why the journal does not tell what became of all of them, if it does not; {@code undo} asks the warehouse then
 */
public record Done(String run, List<Batch> made, List<Failure> failures, Optional<Problem> unnoted) {
    public Done {
        made = List.copyOf(made);
        failures = List.copyOf(failures);
    }

    /** Code of the problem of a relation that somebody else changed after it was shown; it is left to them. */
    public static final String CHANGED_MEANWHILE = "changed-meanwhile";

    /** Code of the problem of a relation that a dbt run is, or may be, at work on. */
    public static final String DBT_AT_WORK = "dbt-at-work";

    /** True if everything was made and noted. */
    public boolean complete() {
        return failures.isEmpty() && unnoted.isEmpty();
    }

    /** True if nothing went wrong: everything was made and noted, but for what was left alone because somebody else is at work on it. */
    public boolean orderly() {
        return failures.stream().allMatch(Failure::isLeftAlone) && unnoted.isEmpty();
    }

    /** The same, with what was not even begun. */
    public Done leaving(List<Failure> alone) {
        return new Done(
                run, made, Stream.concat(alone.stream(), failures.stream()).toList(), unnoted);
    }

    /** The same, though not all of it stands in the journal. */
    public Done butUnnoted(Problem why) {
        return new Done(run, made, failures, unnoted.or(() -> Optional.of(why)));
    }

    /** A batch that was not made, and why; nothing of it is in force. */
    public record Failure(Batch batch, Problem why) {
        /** Whether it was left to somebody else who is at work on it. */
        public boolean isLeftAlone() {
            return why.code().equals(CHANGED_MEANWHILE) || why.code().equals(DBT_AT_WORK);
        }
    }
}
