package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.LockFile;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.plan.Undone;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes back what a run changed, as far as the warehouse still allows. */
public final class UndoRun {
    private final Workspace workspace;
    private final JournaledRun run;
    private final Progress progress;

    UndoRun(Workspace workspace, JournaledRun run, Progress progress) {
        this.workspace = workspace;
        this.run = run;
        this.progress = progress;
    }

    /**
     * Takes one run back. May be repeated: what is taken back already stays so.
     *
     * @param id of the run; the newest that can be taken back and that no undo has come upon yet if empty
     * @param progress hears how far it is
     */
    public static Undone undo(
            Environment environment, GivenFlags given, Optional<String> id, Clock clock, Progress progress) {
        Workspace workspace = Workspace.open(environment, given, Optional.empty(), clock);
        LockFile.Holder me = LockFile.Holder.here(id.map(run -> "undo " + run).orElse("undo"), clock.instant());
        try (Journal journal = Journal.open(workspace.home().directory(), me)) {
            JournaledRun run = chosen(journal.runs(), id);
            return new UndoRun(onTargetOf(run, workspace, given), run, progress).undo(journal, me);
        }
    }

    /** @throws io.devenv.core.problem.Stop {@code run-not-found} */
    static JournaledRun named(List<JournaledRun> runs, String id) {
        String next = runs.isEmpty() ? "nothing was changed yet" : "`devenv log` lists them";
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(Fault.USAGE, "run-not-found", "the journal has no run " + id)
                        .next(next)
                        .stop());
    }

    private static JournaledRun chosen(List<JournaledRun> runs, Optional<String> id) {
        List<JournaledRun> untried =
                runs.stream().filter(JournaledRun::awaitsUndo).toList();
        if (id.isPresent()) return named(runs, id.get());
        if (untried.isEmpty()) throw nothingToUndo(runs).stop();
        return untried.get(untried.size() - 1);
    }

    private static Problem nothingToUndo(List<JournaledRun> runs) {
        Problem nothing = Problem.of(Fault.USAGE, "nothing-to-undo", "there is nothing to undo")
                .because("devenv has changed nothing in this project that is not taken back or freed already");
        return runs.stream()
                .filter(run -> !run.undoable().isEmpty())
                .reduce((older, newer) -> newer)
                .map(left -> nothing.because("what is not taken back yet has something in its way, or is gone")
                        .next("look at `devenv log`; once the names are free, devenv undo " + left.id()))
                .orElse(nothing);
    }

    private static Workspace onTargetOf(JournaledRun run, Workspace workspace, GivenFlags given) {
        Workspace target = run.target().equals(workspace.target().name())
                ? workspace
                : Workspace.open(
                        workspace.environment(), given.onTarget(run.target()), Optional.empty(), workspace.clock());
        String connection = target.connection();
        if (connection.equals(run.connection())) return target;
        throw Problem.of(Fault.GUARD, "undo-elsewhere", "run " + run.id() + " changed " + run.connection())
                .because("target " + run.target() + " is " + connection + " now")
                .next("let the target point to " + run.connection() + " again")
                .stop();
    }

    private Undone undo(Journal journal, LockFile.Holder me) {
        if (run.unknown() > 0) throw ofNewerDevenv().stop();
        return Undisturbed.change(
                workspace, me, schemas(), warehouse -> undo(journal, warehouse, workspace.changeRules()));
    }

    /** Takes the run back over open parts, and closes none of them. */
    Undone undo(Journal journal, Warehouse warehouse, ChangeRules rules) {
        progress.says("looking into " + run.connection());
        List<JournaledRun.Entry> all = run.toTakeBack();
        TakingBack taking = new TakingBack(journal, all.size());
        for (List<JournaledRun.Entry> portion : Portions.of(all, Portions.RELATIONS)) {
            Inventory inventory = warehouse.list(schemas(portion));
            requireReadable(inventory);
            new Attempts<>(warehouse, rules, taking).make(UndoPlan.of(run, portion, inventory));
        }
        journal.settle();
        return new Undone(run.id(), taking.answers);
    }

    /** The steps that were taken so far; each is noted as soon as it is known what came of it. */
    private final class TakingBack implements Attempts.Work<UndoPlan.Step> {
        private final Journal journal;
        private final int total;
        private final List<Undone.Step> answers = new ArrayList<>();

        TakingBack(Journal journal, int total) {
            this.journal = journal;
            this.total = total;
        }

        @Override
        public List<Change> changes(UndoPlan.Step step) {
            return step.change().stream().toList();
        }

        @Override
        public boolean waitsFor(UndoPlan.Step step, UndoPlan.Step earlier) {
            return true;
        }

        @Override
        public Optional<Problem> obstacle(UndoPlan.Step step) {
            return Optional.empty();
        }

        @Override
        public void ended(List<UndoPlan.Step> steps, Optional<Problem> refused) {
            steps.forEach(step -> answers.add(new Undone.Step(step, refused)));
            progress.step(answers.size(), total);
            if (refused.isPresent()) return;
            for (Outcome outcome : List.of(Outcome.UNDONE, Outcome.LEFT)) {
                List<Integer> numbers = steps.stream()
                        .filter(step -> outcome(step) == outcome)
                        .map(step -> step.entry().number())
                        .toList();
                if (!numbers.isEmpty())
                    journal.note(run.id(), numbers, outcome, workspace.clock().instant());
            }
        }

        private static Outcome outcome(UndoPlan.Step step) {
            return switch (step.answer()) {
                case TAKE_BACK, NOTHING_TO_DO -> Outcome.UNDONE;
                case IN_THE_WAY, WAITS -> Outcome.LEFT;
                case GONE -> step.entry().outcome() == Outcome.PURGED ? Outcome.PURGED : Outcome.LEFT;
            };
        }
    }

    /** What could not be listed is not known to be gone. */
    private static void requireReadable(Inventory inventory) {
        for (SchemaName schema : inventory.schemas()) {
            if (inventory.listing(schema) instanceof Listing.Unreadable unreadable) {
                throw unreadable.why().stop();
            }
        }
    }

    private Problem ofNewerDevenv() {
        return Problem.of(Fault.USAGE, "run-of-newer-devenv", "run " + run.id() + " was made by a newer devenv")
                .because(run.unknown() + " of its changes cannot be understood by this one; nothing was taken back")
                .next("undo it with the devenv that made it");
    }

    private Set<SchemaName> schemas() {
        return schemas(run.entries());
    }

    private static Set<SchemaName> schemas(List<JournaledRun.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.change().relation())
                .map(RelationName::inSchema)
                .collect(Collectors.toSet());
    }
}
