package io.devenv.core.plan;

import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of taking a run back.
 *
 * @param run its id in the journal
 */
public record Undone(String run, List<Step> steps) {
    public Undone {
        steps = List.copyOf(steps);
    }

    /**
     * One change of the run.
     *
     * @param refused why the warehouse did not take it back, if it did not
     */
    public record Step(UndoPlan.Step planned, Optional<Problem> refused) {
        public boolean takenBack() {
            return refused.isEmpty() && planned.answer() == UndoPlan.Answer.TAKE_BACK;
        }

        private boolean isFine() {
            return takenBack()
                    || planned.answer() == UndoPlan.Answer.NOTHING_TO_DO
                    || planned.answer() == UndoPlan.Answer.WAITS;
        }
    }

    /** False where something could not be brought back. */
    public boolean complete() {
        return steps.stream().allMatch(Step::isFine);
    }
}
