package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Meanwhile;
import io.devenv.core.plan.SavedCheck;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Does what clean has decided before, as far as it still decides the same: guard, proof and who needs whom are asked once more, on
 * the connection that makes the changes.
 *
 * @param typed the command as it stands in the journal
 * @param decider decides as the preview did
 */
record Applying(Workspace workspace, String typed, Progress progress, Decider decider) {
    /** What clean would do now. */
    interface Decider {
        /**
         * Decides anew.
         *
         * @param run the id under which it will stand in the journal
         */
        Cleaning decide(Warehouse warehouse, String run);
    }

    /** Does what was just shown. */
    Done shown(Cleaning shown) {
        return make(shown.run(), shown.all(), now -> Meanwhile.between(shown, now));
    }

    /** Does what was saved some time ago. */
    Done saved(SavedCleaning saved, String devenv) {
        SavedCheck check = new SavedCheck(saved);
        stopAt(check.elsewhere(workspace.place(devenv)));
        stopAt(check.done(Journal.runs(workspace.home().directory())));
        return make(saved.run(), saved.batches(), now -> {
            stopAt(check.outdated(now));
            return new Meanwhile(saved.batches(), List.of());
        });
    }

    /** @param check what of these batches is to be made, as things stand now */
    private Done make(String run, List<Batch> batches, Function<Cleaning, Meanwhile> check) {
        return Undisturbed.change(workspace, typed, SchemaLocks.of(batches), (journal, warehouse) -> {
            Cleaning now = decider.decide(warehouse, run);
            Meanwhile meanwhile = check.apply(now);
            if (meanwhile.still().isEmpty() && !meanwhile.left().isEmpty())
                return new Done(run, List.of(), meanwhile.left(), Optional.empty());
            Clock clock = workspace.clock();
            Execution execution = new Execution(
                            journal, warehouse, workspace.changeRules(), now.dependencies(), clock, progress)
                    .unless(() -> workspace.building(clock.instant()))
                    .over(workspace.target().threads());
            Done done = execution
                    .make(workspace.beginning(run, typed), meanwhile.still())
                    .leaving(meanwhile.left());
            return Trash.notePurged(journal, done, clock);
        });
    }

    private static void stopAt(Optional<Problem> problem) {
        problem.ifPresent(found -> {
            throw found.stop();
        });
    }
}
