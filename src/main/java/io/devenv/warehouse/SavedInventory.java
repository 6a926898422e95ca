package io.devenv.warehouse;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a warehouse once said exists, in place of a connection. It can be looked into and nothing else. */
public final class SavedInventory implements Warehouse {
    private final Inventory saved;

    public SavedInventory(Inventory saved) {
        this.saved = saved;
    }

    /** Schemas that were not saved stay unknown. */
    @Override
    public Inventory list(Set<SchemaName> schemas) {
        return saved.askedFor(schemas);
    }

    @Override
    public Dependencies dependencies(Set<String> databases) {
        throw onlyListings().stop();
    }

    @Override
    public Map<SchemaName, SchemaFacts> describe(Set<SchemaName> schemas) {
        throw onlyListings().stop();
    }

    @Override
    public Optional<String> runningDbt() {
        throw onlyListings().stop();
    }

    @Override
    public List<String> statements(Change change) {
        throw onlyListings().stop();
    }

    @Override
    public Optional<Problem> objection(Change change) {
        return Optional.of(onlyListings());
    }

    @Override
    public void make(List<Change> changes) {
        throw onlyListings().stop();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static Problem onlyListings() {
        return Problem.of(Fault.USAGE, "inventory-only", "a saved inventory tells what exists and nothing more")
                .next("run the command without --inventory");
    }
}
