package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.UndoPlan;
import io.devenv.core.plan.Undone;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
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

    private UndoRun(Workspace workspace, JournaledRun run) {
        this.workspace = workspace;
        this.run = run;
    }

    /**
     * Takes one run back. May be repeated: what is taken back already stays so.
     *
     * @param id of the run; the newest that can be taken back if empty
     */
    public static Undone undo(Environment environment, GivenFlags given, Optional<String> id, Clock clock) {
        Workspace workspace = Workspace.open(environment, given, Optional.empty(), clock);
        try (Journal journal = Journal.open(workspace.home().directory())) {
            JournaledRun run = chosen(journal.runs(), id);
            return new UndoRun(onTargetOf(run, workspace, given), run).undo(journal);
        }
    }

    private static JournaledRun chosen(List<JournaledRun> runs, Optional<String> id) {
        List<JournaledRun> undoable =
                runs.stream().filter(run -> !run.undoable().isEmpty()).toList();
        if (id.isPresent()) {
            return runs.stream()
                    .filter(run -> run.id().equals(id.get()))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(Fault.USAGE, "run-not-found", "the journal has no run " + id.get())
                            .next(
                                    runs.isEmpty()
                                            ? "nothing was changed yet"
                                            : "the newest is "
                                                    + runs.get(runs.size() - 1).id())
                            .stop());
        }
        if (undoable.isEmpty()) {
            throw Problem.of(Fault.USAGE, "nothing-to-undo", "there is nothing to undo")
                    .because("devenv has changed nothing in this project that is not taken back or freed already")
                    .stop();
        }
        return undoable.get(undoable.size() - 1);
    }

    private static Workspace onTargetOf(JournaledRun run, Workspace workspace, GivenFlags given) {
        Workspace target = run.target().equals(workspace.target().name())
                ? workspace
                : Workspace.open(
                        workspace.environment(), given.onTarget(run.target()), Optional.empty(), workspace.clock());
        String connection = target.adapter().describe(target.target());
        if (connection.equals(run.connection())) return target;
        throw Problem.of(Fault.GUARD, "undo-elsewhere", "run " + run.id() + " changed " + run.connection())
                .because("target " + run.target() + " is " + connection + " now")
                .next("let the target point to " + run.connection() + " again")
                .stop();
    }

    private Undone undo(Journal journal) {
        if (run.unknown() > 0) throw ofNewerDevenv().stop();
        try (Warehouse warehouse = workspace.adapter().openToChange(workspace.target())) {
            Inventory inventory = warehouse.list(schemas());
            requireReadable(inventory);
            List<Undone.Step> answers = new ArrayList<>();
            for (UndoPlan.Step step : UndoPlan.of(run, inventory)) {
                answers.add(take(step, journal, warehouse));
            }
            return new Undone(run.id(), answers);
        }
    }

    private Undone.Step take(UndoPlan.Step step, Journal journal, Warehouse warehouse) {
        try {
            step.change().ifPresent(change -> warehouse.make(List.of(change)));
        } catch (Stop refused) {
            return new Undone.Step(step, Optional.of(refused.problem()));
        }
        boolean settled = step.answer() == UndoPlan.Answer.TAKE_BACK || step.answer() == UndoPlan.Answer.NOTHING_TO_DO;
        if (settled) {
            journal.note(
                    run.id(),
                    step.entry().number(),
                    Outcome.UNDONE,
                    workspace.clock().instant());
        }
        return new Undone.Step(step, Optional.empty());
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
        return run.entries().stream()
                .map(entry -> entry.change().relation())
                .map(RelationName::inSchema)
                .collect(Collectors.toSet());
    }
}
