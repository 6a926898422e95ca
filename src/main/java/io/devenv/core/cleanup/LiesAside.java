package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * What a change has left under a name of the trash, as far as the journal tells.
 *
 * @param name the name it has there
 * @param was what it was called before, or, of what was made there to be given a name, what it was made of
 * @param number the change's number in its run
 */
public record LiesAside(RelationName name, RelationName was, int number) {
    /**
     * Empty for a change that has left nothing there. What a run made there is there if the run died, and again once it was
     * undone.
     */
    public static Optional<LiesAside> of(Entry entry) {
        Change change = entry.change();
        if (change.action() == Change.Action.RENAME) {
            return change.other()
                    .filter(name -> entry.mayBeInForce())
                    .filter(name -> TrashName.of(name.identifier()).isPresent())
                    .map(name -> new LiesAside(name, change.relation(), entry.number()));
        }
        boolean made = change.isMadeInTrash() && entry.outcome() != Outcome.PURGED && entry.outcome() != Outcome.FAILED;
        return made ? change.other().map(of -> new LiesAside(change.relation(), of, entry.number())) : Optional.empty();
    }
}
