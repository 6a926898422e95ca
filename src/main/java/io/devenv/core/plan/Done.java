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
public record Done(String run, List<Batch> made, List<Failure> failures, Optional<Problem> unnoted) implements Effect {
    public Done {
        made = List.copyOf(made);
        failures = List.copyOf(failures);
    }

    @Override
    public Stream<Problem> refusals() {
        return failures.stream().map(Failure::why);
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
            return Effect.leavesAlone(why);
        }
    }
}
